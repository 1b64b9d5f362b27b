package dev.inferenceinstances.database;

import org.jspecify.annotations.Nullable;

/** The server's number for the session that serves a connection. */
@FunctionalInterface
public interface SessionNumber {

    /**
     * @param borrowedNanos when the connection was borrowed, as {@link System#nanoTime()} counts: what was seen before is about another
     *     borrower
     * @return null where it is not known
     */
    @Nullable
    Integer of(long borrowedNanos);
}
