package dev.inferenceinstances.lease;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lease that was not given back when it should have been.
 *
 * @param lease which
 * @param holder the route, with its template and not its values, or the name of a task in the background
 * @param requestId the {@code X-Request-Id} of the request that borrowed it; null in the background
 * @param traceId of that request's trace, from its {@code traceparent}; null where it brought none, and in the background
 * @param serverPid the server's number for the session; null where the database has none, and behind a connection pooler
 * @param reason why it is taken for a leak
 * @param detectedAt when that became certain
 * @param borrowedNanos when it was borrowed, as {@link System#nanoTime()} counts
 * @param returned how it ended; null while it is open
 * @param stack where it was borrowed; null where no stack was taken
 */
public record Leak(
        long lease,
        String holder,
        @Nullable String requestId,
        @Nullable String traceId,
        @Nullable Integer serverPid,
        LeakReason reason,
        Instant detectedAt,
        long borrowedNanos,
        @Nullable Return returned,
        @Nullable List<String> stack) {

    /** @param heldNanos how long the connection was held in all */
    public record Return(Instant at, long heldNanos) {}

    Leak returned(Return how) {
        return new Leak(lease, holder, requestId, traceId, serverPid, reason, detectedAt, borrowedNanos, how, stack);
    }

    /** As it is shown to a caller who has not signed in. */
    Leak withoutStack() {
        return new Leak(
                lease, holder, requestId, traceId, serverPid, reason, detectedAt, borrowedNanos, returned, null);
    }

    /** @param nanos now, as {@link System#nanoTime()} counts */
    long heldNanos(long nanos) {
        return returned == null ? nanos - borrowedNanos : returned.heldNanos();
    }
}
