package dev.inferenceinstances.lease;

import jakarta.inject.Singleton;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests want a connection and have none yet, whether they wait for the pool or for a thread to wait on. Beyond
 * {@code DB_MAX_WAITING} of them the next is refused, since it would only take a thread and answer the same after a long wait.
 */
@Singleton
public class Demand {

    private final BorrowPeak peak;
    private final LeaseSettings settings;
    private volatile int connections;
    private volatile int most;
    private final AtomicInteger unserved = new AtomicInteger();
    private final LongAdder shed = new LongAdder();

    Demand(BorrowPeak peak, LeaseSettings settings) {
        this.peak = peak;
        this.settings = settings;
        this.connections = settings.maxConnections();
        this.most = settings.mostRequests(connections);
    }

    /** The pool lends up to so many connections from now on, so that as many more, or fewer, requests may want one. */
    public void poolHolds(int lent) {
        connections = lent;
        most = settings.mostRequests(lent);
    }

    /**
     * The most requests that can hold a connection, or wait for one, at once, where the threads allow fewer than a pool of this size and
     * {@code DB_MAX_WAITING} would.
     */
    public OptionalInt threadsFor(int lent) {
        return settings.shortOfThreads(lent) ? OptionalInt.of(settings.mostRequests(lent)) : OptionalInt.empty();
    }

    /** Why a request is refused, as one sentence without its stop. */
    String full() {
        OptionalInt threads = threadsFor(connections);
        return threads.isPresent()
                ? "%d requests hold a connection or wait for one already, as many as the service has threads for"
                        .formatted(threads.getAsInt())
                : "%d callers wait for a connection already, the most that %s allows"
                        .formatted(settings.maxWaiting(), LeaseSettings.MAX_WAITING);
    }

    /** True if this request may go on; then {@link #served} must follow, once. */
    boolean admit() {
        if (unserved.incrementAndGet() + peak.current() <= most) {
            return true;
        }
        unserved.decrementAndGet();
        shed.increment();
        return false;
    }

    /** An admitted request has got its first connection, or is over without one. */
    void served() {
        unserved.decrementAndGet();
    }

    /** Requests refused since start. */
    public long shed() {
        return shed.sum();
    }
}
