package dev.inferenceinstances.pool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the pool. Every count is zero or more, whatever the pool's own counters said.
 *
 * @param poolSize the configured base size
 * @param maxOverflow how many connections may be open beyond the base size
 * @param shared true for SQLite's one shared connection
 * @param checkedIn idle connections
 * @param checkedOut borrowed connections
 * @param waiting callers that wait for a connection
 * @param acquisitionTimeouts callers that gave up waiting, since start
 * @param peakCheckedOut the most connections borrowed at once, since start
 * @param peakAt when that was; null where nothing was borrowed yet
 * @param recentPeakCheckedOut the most connections borrowed at once in the last 15 minutes
 * @param recentPeakAt when that was; null where nothing was borrowed in that time
 * @param leakedConnections borrowed connections that are known to be leaked
 * @param shedRequests requests that were refused because too many callers waited, since start
 * @param leaksFound leaks found since start, those included that are over
 */
public record PoolReading(
        int poolSize,
        int maxOverflow,
        boolean shared,
        int checkedIn,
        int checkedOut,
        int waiting,
        long acquisitionTimeouts,
        int peakCheckedOut,
        @Nullable Instant peakAt,
        int recentPeakCheckedOut,
        @Nullable Instant recentPeakAt,
        int leakedConnections,
        long shedRequests,
        long leaksFound) {

    public PoolReading {
        checkedIn = Math.max(0, checkedIn);
        checkedOut = Math.max(0, checkedOut);
        waiting = Math.max(0, waiting);
    }

    /** Open connections: always the sum of the idle and the borrowed ones. */
    public int totalConnections() {
        return checkedIn + checkedOut;
    }

    /** Connections open beyond the base size. */
    public int overflow() {
        return Math.max(0, totalConnections() - poolSize);
    }

    /** How large the pool is configured to be. */
    public PoolSize size() {
        return new PoolSize(poolSize, maxOverflow);
    }

    /** The most connections that this instance of the service opens for requests: base size and overflow. */
    public int maxConnections() {
        return poolSize + maxOverflow;
    }

    /** How much of the base pool is in use: 100 × borrowed ÷ base size, at most 100, rounded to two places. */
    public double utilizationPercent() {
        return Math.min(100, percent(checkedOut, poolSize));
    }

    /** How near to exhaustion: 100 × borrowed ÷ most connections, at most 100, rounded to two places. */
    public double capacityPercent() {
        return Math.min(100, percent(checkedOut, maxConnections()));
    }

    /** True when every connection that may be open is borrowed, so that the next caller waits. */
    public boolean exhausted() {
        return checkedOut >= maxConnections();
    }

    private static double percent(int part, int whole) {
        return Math.round(part * 10_000.0 / whole) / 100.0;
    }
}
