package dev.inferenceinstances.exercise;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.failure.DatabaseFailure;
import java.util.Optional;

/**
 * A statement that the database refuses with an error of its own, by settings of the transaction that it runs in. It would change nothing if
 * it were not refused.
 *
 * @param failure what that error means
 * @param before makes it so, until the transaction ends; empty where the statement itself does
 * @param refused the statement
 * @param after undoes {@code before} in the session; empty where the end of the transaction does
 */
record Refusal(DatabaseFailure failure, Optional<String> before, String refused, Optional<String> after) {

    private static final String WRITE = "update inference_instances set id = id where 1 = 0";

    /** A write in a transaction that is read-only. */
    static Refusal readOnly(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL -> of(DatabaseFailure.READ_ONLY, "set transaction read only", WRITE);
            case MYSQL -> of(DatabaseFailure.READ_ONLY, "start transaction read only", WRITE);
            case SQLITE ->
                new Refusal(
                        DatabaseFailure.READ_ONLY,
                        Optional.of("pragma query_only = on"),
                        WRITE,
                        Optional.of("pragma query_only = off"));
        };
    }

    /**
     * A statement that runs into a time-out of a fifth of a second.
     *
     * @throws IllegalArgumentException for SQLite, whose statements have none
     */
    static Refusal late(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL ->
                of(DatabaseFailure.STATEMENT_TIMEOUT, "set local statement_timeout = 200", "select pg_sleep(2)");
            // MariaDB reads the first comment, MySQL the second; a sleep that is the whole statement ends early without
            // an error
            case MYSQL -> new Refusal(DatabaseFailure.STATEMENT_TIMEOUT, Optional.empty(), """
                        /*M! set statement max_statement_time = 0.2 for */
                        select /*+ max_execution_time(200) */ 1 from (select 1 as one union select 2) as rows_of_two \
                        where sleep(2) = 1""", Optional.empty());
            case SQLITE -> throw new IllegalArgumentException("SQLite has no time-out for a statement");
        };
    }

    private static Refusal of(DatabaseFailure failure, String before, String refused) {
        return new Refusal(failure, Optional.of(before), refused, Optional.empty());
    }
}
