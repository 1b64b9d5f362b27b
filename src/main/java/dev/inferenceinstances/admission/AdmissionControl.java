package dev.inferenceinstances.admission;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.lease.BorrowPeak;
import dev.inferenceinstances.pool.PoolControl;
import dev.inferenceinstances.pool.WaitingLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Counts the requests that want a connection and have none yet, whether they wait for the pool or for a thread to wait on. Beyond
 * {@code DB_MAX_WAITING} of them the next is refused, since it would only take a thread and answer the same after a long wait.
 */
@Singleton
public class AdmissionControl {

    private final BorrowPeak peak;
    private final WaitingLimits limits;
    private final IntSupplier connections;
    private final Runnable onRefusal;
    private final AtomicInteger unserved = new AtomicInteger();

    @Inject
    AdmissionControl(BorrowPeak peak, Acquisitions acquisitions, WaitingLimits limits, PoolControl pool) {
        this(peak, limits, () -> pool.size().total(), acquisitions::shed);
    }

    /**
     * @param connections how many the pool lends at most, which an operator may change at any time
     * @param onRefusal runs for each request that is refused
     */
    AdmissionControl(BorrowPeak peak, WaitingLimits limits, IntSupplier connections, Runnable onRefusal) {
        this.peak = peak;
        this.limits = limits;
        this.connections = connections;
        this.onRefusal = onRefusal;
    }

    /** True if this request may go on; then {@link #served} must follow, once. */
    boolean admit() {
        if (unserved.incrementAndGet() + peak.current() <= limits.mostRequests(connections.getAsInt())) {
            return true;
        }
        unserved.decrementAndGet();
        onRefusal.run();
        return false;
    }

    /** An admitted request has got its first connection, or is over without one. */
    void served() {
        unserved.decrementAndGet();
    }

    /** Why a request is refused, as one sentence without its stop. */
    String refusal() {
        return limits.reached(connections.getAsInt());
    }
}
