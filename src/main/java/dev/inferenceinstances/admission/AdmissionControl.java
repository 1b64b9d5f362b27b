package dev.inferenceinstances.admission;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.pool.PoolControl;
import dev.inferenceinstances.pool.WaitingLimits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Bounds the requests that want a connection and have none yet, whether they wait for the pool or for a thread to wait on. Beyond
 * {@code DB_MAX_WAITING} of them the next is refused, since it would only take a thread and answer the same after a long wait.
 */
@Singleton
public class AdmissionControl {

    private final WaitingLimits limits;
    private final IntSupplier connections;
    private final IntPredicate admission;

    @Inject
    AdmissionControl(Acquisitions acquisitions, WaitingLimits limits, PoolControl pool) {
        this(limits, () -> pool.size().total(), acquisitions::admit);
    }

    /**
     * @param connections how many the pool lends at most, which an operator may change at any time
     * @param admission counts a request, unless so many as it is given hold a connection or want one
     */
    AdmissionControl(WaitingLimits limits, IntSupplier connections, IntPredicate admission) {
        this.limits = limits;
        this.connections = connections;
        this.admission = admission;
    }

    /** True if this request may go on, and is counted until it has its first connection or is over. */
    boolean admit() {
        return admission.test(limits.mostRequests(connections.getAsInt()));
    }

    /** Why a request is refused, as one sentence without its stop. */
    String refusal() {
        return limits.reached(connections.getAsInt());
    }
}
