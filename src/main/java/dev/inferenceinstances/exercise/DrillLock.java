package dev.inferenceinstances.exercise;

import dev.inferenceinstances.database.DatabaseKind;
import java.util.Optional;

/**
 * A lock of the database that nobody outside of its drill knows of.
 *
 * @param take waits for it and takes it
 * @param giveBack to be run before the transaction ends; empty where its end gives the lock back
 */
record DrillLock(String take, Optional<String> giveBack) {

    /**
     * @param key tells it from the locks of others
     * @param seconds how long at least to wait for it, where that has a limit
     * @throws IllegalArgumentException for SQLite, where one connection cannot wait for another without an end to its patience
     */
    static DrillLock of(DatabaseKind kind, long key, int seconds) {
        return switch (kind) {
            case POSTGRESQL ->
                new DrillLock("select 1 from pg_advisory_xact_lock(%d)".formatted(key), Optional.empty());
            case MYSQL ->
                new DrillLock(
                        "select get_lock('drill %d', %d)".formatted(key, seconds),
                        Optional.of("select release_lock('drill %d')".formatted(key)));
            case SQLITE -> throw new IllegalArgumentException("SQLite has no sessions that could wait");
        };
    }
}
