package dev.inferenceinstances.failure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What PgBouncer says when it, or the server behind it, ends a connection. It has one SQLState for all of this, 08P01, so that only the
 * message tells; its own are never translated. Measured with PgBouncer 1.18; those of 1.24 and later, such as the limits of a database's and a user's
 * clients, are by its source (client.c, janitor.c).
 *
 * @param failure what it means
 * @param pattern of the message, anywhere in it
 */
record PoolerMessage(DatabaseFailure failure, Pattern pattern) {

    /** Protocol violation. */
    static final String STATE = "08P01";

    private static final List<PoolerMessage> ALL = List.of(
            of(
                    DatabaseFailure.POOLER_LIMIT,
                    "no more connections allowed|client connections exceeded|query_wait_timeout"),
            of(DatabaseFailure.LOGIN_REFUSED, "authentication failed|auth failed|not permitted to log in|no such user"),
            of(
                    DatabaseFailure.TOO_MANY_CONNECTIONS,
                    "too many connections|too many clients|connection slots are reserved"),
            of(DatabaseFailure.UNKNOWN_DATABASE, "no such database|database \".*\" does not exist"),
            of(DatabaseFailure.UNREACHABLE, "server login has been failing|is disabled"),
            of(DatabaseFailure.TLS_MISMATCH, "SSL required"),
            of(DatabaseFailure.STATEMENT_TIMEOUT, "query.timeout|(?<!idle )transaction timeout"),
            of(DatabaseFailure.SHUTTING_DOWN, "idle transaction timeout|client_idle_timeout|database removed"));

    private static PoolerMessage of(DatabaseFailure failure, String pattern) {
        return new PoolerMessage(failure, Pattern.compile(pattern));
    }

    static Optional<DatabaseFailure> find(String message) {
        return ALL.stream()
                .filter(each -> each.pattern.matcher(message).find())
                .map(PoolerMessage::failure)
                .findFirst();
    }
}
