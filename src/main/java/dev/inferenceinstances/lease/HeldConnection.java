package dev.inferenceinstances.lease;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection, as it was at one moment.
 *
 * @param id the number of the lease
 * @param heldMs how long it has been held, in milliseconds
 * @param borrowedAt when it was borrowed
 * @param holder the route, with its template and not its values, or the name of a task in the background
 * @param requestId the {@code X-Request-Id} of the request; null in the background
 * @param traceId of the request's trace, from its {@code traceparent}; null where it brought none, and in the background
 * @param thread the name of the thread that borrowed it
 * @param inTransaction whether it was in a transaction when it was borrowed
 * @param serverPid the server's number for the session; null where the database has none, and behind a connection pooler
 * @param state how the lease is judged
 * @param stack where it was borrowed, or what its thread did when it had been held for long; null where neither is known
 * @param ofRunningRequest whether it belongs to a request that still runs, whose end will tell if it leaks
 */
public record HeldConnection(
        long id,
        long heldMs,
        Instant borrowedAt,
        String holder,
        @Nullable String requestId,
        @Nullable String traceId,
        String thread,
        boolean inTransaction,
        @Nullable Integer serverPid,
        LeaseState state,
        @Nullable List<String> stack,
        boolean ofRunningRequest) {

    /**
     * Those that are lent, longest held first.
     *
     * @param nanos now, as {@link System#nanoTime()} counts
     * @param stack gives the stack of a lease; may give null
     */
    static List<HeldConnection> of(
            List<LeaseSlot> lent, long nanos, Instant now, Function<Lease, @Nullable List<String>> stack) {
        return lent.stream()
                .map(slot -> of(slot, slot.lease(), nanos, now, stack))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(HeldConnection::heldMs).reversed().thenComparing(HeldConnection::id))
                .toList();
    }

    /** Null where the lease has ended since it was listed. */
    private static @Nullable HeldConnection of(
            LeaseSlot slot,
            @Nullable Lease lease,
            long nanos,
            Instant now,
            Function<Lease, @Nullable List<String>> stack) {
        if (lease == null) {
            return null;
        }
        long heldMs = Math.max(0, TimeUnit.NANOSECONDS.toMillis(lease.heldNanos(nanos)));
        return new HeldConnection(
                lease.id(),
                heldMs,
                now.minusMillis(heldMs),
                lease.holder().name(),
                lease.requestId(),
                lease.traceId(),
                lease.thread().getName(),
                lease.inTransaction(),
                slot.serverPid(),
                lease.state(),
                stack.apply(lease),
                lease.endsWithRequest());
    }
}
