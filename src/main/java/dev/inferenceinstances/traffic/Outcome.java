package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.inferenceinstances.failure.DatabaseFailure;
import java.util.Locale;

/** How a request to the registry ended. Each ends in one of these. */
public enum Outcome {
    OK,
    /** The caller's own fault, 4xx, or what this service does without, 501, or the caller left before the answer. */
    CLIENT_ERROR,
    /** It gave up waiting for a connection. */
    POOL_TIMEOUT,
    /** It was refused at once, since too many waited already. */
    SHED,
    LOGIN_REFUSED,
    SERVER_LIMIT,
    POOLER_LIMIT,
    READ_ONLY,
    UNREACHABLE,
    CONNECTION_LOST,
    LOCK_TIMEOUT,
    STATEMENT_TIMEOUT,
    /** A deadlock or a serialization failure, twice. */
    DEADLOCK,
    /** A rule of the database refuses the values. */
    CONSTRAINT,
    NO_PERMISSION,
    NO_TABLE,
    NO_SPACE,
    OTHER;

    /** By what the database's error means. */
    public static Outcome of(DatabaseFailure failure) {
        return switch (failure) {
            case UNREACHABLE, NOT_READY, TLS_MISMATCH, TLS_FAILED -> UNREACHABLE;
            case CONNECTION_LOST, SHUTTING_DOWN -> CONNECTION_LOST;
            case LOGIN_REFUSED, UNKNOWN_DATABASE -> LOGIN_REFUSED;
            case TOO_MANY_CONNECTIONS -> SERVER_LIMIT;
            case POOLER_LIMIT -> POOLER_LIMIT;
            case READ_ONLY -> READ_ONLY;
            case NO_SPACE -> NO_SPACE;
            case LOCK_TIMEOUT, BUSY -> LOCK_TIMEOUT;
            case STATEMENT_TIMEOUT -> STATEMENT_TIMEOUT;
            case DEADLOCK -> DEADLOCK;
            case DUPLICATE, CONSTRAINT, INVALID_VALUE -> CONSTRAINT;
            case NO_PERMISSION -> NO_PERMISSION;
            case NO_TABLE -> NO_TABLE;
            case OTHER -> OTHER;
        };
    }

    /** By the status alone, where nothing else is known. */
    public static Outcome of(int status) {
        if (status < 400) {
            return OK;
        }
        // 501 is a considered answer too: the service does without what was asked for, as it has said at its start
        return status < 500 || status == 501 ? CLIENT_ERROR : OTHER;
    }

    /** True where the caller was refused by a fault of the database or of the service. */
    public boolean isFault() {
        return this != OK && this != CLIENT_ERROR && this != CONSTRAINT;
    }

    /** The word that users see. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
