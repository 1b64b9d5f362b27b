package dev.inferenceinstances.pool;

import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Keeps what a single reading can't tell: the history, how long the pool has been exhausted, and whether requests are being refused.
 * Reads nothing by itself: it is given each second's reading.
 */
@Singleton
public class PoolMonitor {

    private final PoolHistory history;
    private final PoolSettings settings;
    private final ExhaustionWatch exhaustion = new ExhaustionWatch();
    private final ShedNotice shed;

    PoolMonitor(PoolHistory history, PoolSettings settings) {
        this.history = history;
        this.settings = settings;
        this.shed = new ShedNotice(settings.waiting());
    }

    /**
     * To be called once a second.
     *
     * @param reading that of this second
     * @param sample made of it
     * @param nanos when it was read, as {@link System#nanoTime()} counts
     */
    public void observe(PoolReading reading, PoolSample sample, long nanos) {
        exhaustion.observe(reading, nanos);
        shed.observe(reading);
        history.add(sample);
    }

    /** True once the pool has been exhausted with callers waiting for longer than {@code POOL_NOT_READY_AFTER}. */
    public boolean exhaustedTooLong() {
        Duration limit = settings.notReadyAfter();
        return !limit.isZero() && exhaustion.exhaustedFor(System.nanoTime()).compareTo(limit) > 0;
    }
}
