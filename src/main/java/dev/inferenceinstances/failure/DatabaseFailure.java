package dev.inferenceinstances.failure;

import dev.inferenceinstances.wording.Phrase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an error of the driver means, told without the driver's message, which may hold the URL, a user's name or SQL. {@link FailureCodes}
 * says which codes mean what.
 */
public enum DatabaseFailure {
    /** No connection could be opened. */
    UNREACHABLE(Remedy.LATER),
    /** The server says that it starts, recovers or goes down, and takes no login; sessions that are open may go on. */
    NOT_READY(Remedy.LATER),
    /** One side asks for TLS, and the other does not offer it. */
    TLS_MISMATCH(Remedy.LATER),
    /** A certificate that is not trusted, not there, or of another host. */
    TLS_FAILED(Remedy.LATER),
    /** The connection ended while it was used, and nobody knows whether what was asked was done. */
    CONNECTION_LOST(Remedy.LATER),
    /** The server is going down, or has ended the session. */
    SHUTTING_DOWN(Remedy.LATER),
    LOGIN_REFUSED(Remedy.LATER),
    UNKNOWN_DATABASE(Remedy.LATER),
    TOO_MANY_CONNECTIONS(Remedy.LATER),
    /** A connection pooler in between has no room. */
    POOLER_LIMIT(Remedy.LATER),
    READ_ONLY(Remedy.LATER),
    NO_SPACE(Remedy.LATER),
    LOCK_TIMEOUT(Remedy.LATER),
    /** SQLite's: one connection writes at a time. */
    BUSY(Remedy.LATER),
    STATEMENT_TIMEOUT(Remedy.LATER),
    /** A deadlock, or another failure of the whole transaction because of others, which may simply be begun again. */
    DEADLOCK(Remedy.AT_ONCE),
    DUPLICATE(Remedy.OTHER_VALUES),
    CONSTRAINT(Remedy.OTHER_VALUES),
    INVALID_VALUE(Remedy.OTHER_VALUES),
    NO_PERMISSION(Remedy.OPERATOR),
    NO_TABLE(Remedy.OPERATOR),
    OTHER(Remedy.OPERATOR);

    private final Remedy remedy;

    DatabaseFailure(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Reads the SQLState and the driver's number, of this error or of what caused it. */
    public static DatabaseFailure of(@Nullable Throwable error) {
        return DatabaseError.of(error).failure();
    }

    public Phrase phrase() {
        return Phrase.of("failure." + name().toLowerCase(Locale.ROOT));
    }

    /** In English, for problems and the log. */
    public String sentence() {
        return phrase().in(Locale.ENGLISH);
    }

    public Remedy remedy() {
        return remedy;
    }

    /** True where the same request may succeed later, when the server or its operator has acted. */
    public boolean isTransient() {
        return remedy == Remedy.LATER || remedy == Remedy.AT_ONCE;
    }

    /** True where it tells something of the way to the server, so that the probe should see whether it meets the same. */
    public boolean isOfTheConnection() {
        return switch (this) {
            case UNREACHABLE,
                    NOT_READY,
                    TLS_MISMATCH,
                    TLS_FAILED,
                    CONNECTION_LOST,
                    SHUTTING_DOWN,
                    LOGIN_REFUSED,
                    UNKNOWN_DATABASE,
                    TOO_MANY_CONNECTIONS,
                    POOLER_LIMIT,
                    READ_ONLY -> true;
            default -> false;
        };
    }

    /** True where a server is there and speaks, though it turned this connection away because it has no room. */
    public boolean serverAnswered() {
        return this == TOO_MANY_CONNECTIONS || this == POOLER_LIMIT;
    }
}
