package dev.inferenceinstances.lease;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the connections, longest held first.
 *
 * @param checkedOut how many are borrowed: as many as are listed
 * @param connections who holds them
 */
@Schema
public record ConnectionsReport(int checkedOut, List<Connection> connections) {

    /**
     * A borrowed connection.
     *
     * @param stack where it was borrowed, for holders under suspicion, or what its thread did when it had been held for long, or when an
     *     incident began; else, and for a caller who has not signed in, null
     * @see HeldConnection
     */
    @Schema(name = "Held")
    public record Connection(
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
            @Nullable List<String> stack) {

        static Connection of(HeldConnection held, boolean withStack) {
            return new Connection(
                    held.id(),
                    held.heldMs(),
                    held.borrowedAt(),
                    held.holder(),
                    held.requestId(),
                    held.traceId(),
                    held.thread(),
                    held.inTransaction(),
                    held.serverPid(),
                    held.state(),
                    withStack ? held.stack() : null);
        }
    }

    /** @param withStacks whether the caller may see them */
    public static ConnectionsReport of(List<HeldConnection> held, boolean withStacks) {
        return new ConnectionsReport(
                held.size(),
                held.stream().map(one -> Connection.of(one, withStacks)).toList());
    }
}
