package dev.inferenceinstances.lease;

import dev.inferenceinstances.traffic.TimingSeries;

/**
 * Who borrows connections: a route, such as {@code GET /api/instances/{id}}, or a task in the background. There is one object for each
 * name, so that what is known of a holder hangs on it and the borrow path looks nothing up.
 */
public final class Holder {

    private static final long NEVER = Long.MIN_VALUE;

    private final String name;
    private final TimingSeries holds;
    private volatile long suspectedAt = NEVER;

    Holder(String name, TimingSeries holds) {
        this.name = name;
        this.holds = holds;
    }

    public String name() {
        return name;
    }

    /** How long its connections were held. */
    TimingSeries holds() {
        return holds;
    }

    /** Its borrows are worth a stack from now on, for {@link Suspicion#LASTS_NANOS}. */
    void suspect(long nanos) {
        suspectedAt = nanos;
    }

    boolean suspected(long nanos) {
        long since = suspectedAt;
        return since != NEVER && nanos - since < Suspicion.LASTS_NANOS;
    }
}
