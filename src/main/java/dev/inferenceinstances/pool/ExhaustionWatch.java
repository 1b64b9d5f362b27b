package dev.inferenceinstances.pool;

import java.time.Duration;

/** Knows for how long the pool has been exhausted with callers waiting. Fed with readings; keeps no clock of its own. */
final class ExhaustionWatch {

    private static final long NOT_EXHAUSTED = Long.MIN_VALUE;

    private volatile long since = NOT_EXHAUSTED;

    /** @param nanos when the reading was taken, as {@link System#nanoTime()} counts */
    void observe(PoolReading reading, long nanos) {
        if (!reading.exhausted() || reading.waiting() == 0) {
            since = NOT_EXHAUSTED;
        } else if (since == NOT_EXHAUSTED) {
            since = nanos;
        }
    }

    /** Zero while the pool is not exhausted, or nobody waits. */
    Duration exhaustedFor(long nanos) {
        long start = since;
        return start == NOT_EXHAUSTED ? Duration.ZERO : Duration.ofNanos(nanos - start);
    }
}
