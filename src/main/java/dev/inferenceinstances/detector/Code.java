package dev.inferenceinstances.detector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be found, in the order in which to act on equally severe findings: a cause before what it brings about. */
public enum Code {
    /** The server does not answer. */
    DATABASE_UNREACHABLE,
    /** The server refuses the login. */
    LOGIN_REFUSED,
    /** The database takes no writes. */
    READ_ONLY,
    /** The database has no space for what is written. */
    NO_SPACE,
    /** The database user may not do what the service needs, or a table or column is missing. */
    NO_PERMISSION,
    /** The server refuses connections. */
    SERVER_LIMIT,
    /** Connections are not given back. */
    LEAK,
    /** Sessions wait for another session. */
    LOCK_CONTENTION,
    /** A connection pooler before the server has no session of it to spare, or lets in no further client. */
    POOLER_LIMIT,
    /** Connections are held for longer than they used to be, by statements. */
    SLOW_QUERIES,
    /** Sessions wait inside the server: for a standby, its disk, its own latches. */
    SERVER_WAITS,
    /** Connections are held by code that does nothing with them. */
    IDLE_IN_TRANSACTION,
    /** Steady demand above what the pool has. */
    UNDERSIZED,
    /** Every connection is borrowed, and callers wait or give up. */
    EXHAUSTED,
    /** Requests fail for a reason that nothing else explains. */
    FAILING_REQUESTS,
    /** The replicas together, or with what a rollout adds, may want more connections than the server has room for. */
    FLEET_LIMIT,
    /** A spike that the overflow absorbs. */
    BUSY,
    /** The pool has not been watched for long enough to say more. */
    TOO_LITTLE_DATA,
    /** Nothing is wrong. */
    HEALTHY;

    /** What makes callers wait that no other size of the pool would change. */
    private static final Set<Code> HOLD_UP = EnumSet.of(
            DATABASE_UNREACHABLE,
            LOGIN_REFUSED,
            SERVER_LIMIT,
            POOLER_LIMIT,
            LOCK_CONTENTION,
            SLOW_QUERIES,
            SERVER_WAITS,
            LEAK);

    /** True where callers who wait, wait for something else than a larger pool. */
    boolean holdsCallersUp() {
        return HOLD_UP.contains(this);
    }

    /** The word that users see. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
