package dev.inferenceinstances.lease;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who holds the connections, longest held first.
 *
 * @param checkedOut how many are borrowed: as many as are listed
 * @param connections who holds them
 */
@Schema
public record ConnectionsReport(int checkedOut, List<Held> connections) {

    /**
     * A borrowed connection.
     *
     * @param id the number of the lease
     * @param heldMs how long it has been held, in milliseconds
     * @param borrowedAt when it was borrowed
     * @param holder the route, with its template and not its values, or the name of a task in the background
     * @param requestId the {@code X-Request-Id} of the request, which stands in its answer and in the log; null in the background
     * @param thread the name of the thread that borrowed it
     * @param inTransaction whether it was in a transaction when it was borrowed
     * @param serverPid the server's number for the session; null where the database has none
     * @param state how the lease is judged
     * @param stack where it was borrowed, for holders under suspicion, or what its thread did when it had been held for long, or when an
     *     incident began; else, and for a caller who has not signed in, null
     * @param ofRunningRequest whether it belongs to a request that still runs, whose end will tell if it leaks
     */
    public record Held(
            long id,
            long heldMs,
            Instant borrowedAt,
            String holder,
            String requestId,
            String thread,
            boolean inTransaction,
            Integer serverPid,
            LeaseState state,
            List<String> stack,
            @JsonIgnore boolean ofRunningRequest) {

        private Held withoutStack() {
            return new Held(
                    id,
                    heldMs,
                    borrowedAt,
                    holder,
                    requestId,
                    thread,
                    inTransaction,
                    serverPid,
                    state,
                    null,
                    ofRunningRequest);
        }
    }

    /** @param nanos now, as {@link System#nanoTime()} counts */
    static ConnectionsReport of(List<LeaseSlot> lent, long nanos, Instant now) {
        return of(lent, nanos, now, Lease::stack);
    }

    /** @param stack what is to be shown of a lease as its stack; may give null */
    static ConnectionsReport of(List<LeaseSlot> lent, long nanos, Instant now, Function<Lease, List<String>> stack) {
        List<Held> held = lent.stream()
                .map(slot -> held(slot, slot.lease(), nanos, now, stack))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Held::heldMs).reversed().thenComparing(Held::id))
                .toList();
        return new ConnectionsReport(held.size(), held);
    }

    /** As it is shown to a caller who has not signed in. */
    public ConnectionsReport withoutStacks() {
        return new ConnectionsReport(
                checkedOut, connections.stream().map(Held::withoutStack).toList());
    }

    private static Held held(
            LeaseSlot slot, Lease lease, long nanos, Instant now, Function<Lease, List<String>> stack) {
        if (lease == null) {
            return null;
        }
        long heldMs = Math.max(0, TimeUnit.NANOSECONDS.toMillis(lease.heldNanos(nanos)));
        return new Held(
                lease.id(),
                heldMs,
                now.minusMillis(heldMs),
                lease.holder().name(),
                lease.requestId(),
                lease.thread().getName(),
                lease.inTransaction(),
                slot.serverPid(),
                lease.state(),
                stack.apply(lease),
                lease.endsWithRequest());
    }
}
