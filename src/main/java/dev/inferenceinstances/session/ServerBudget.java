package dev.inferenceinstances.session;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many connections the server has room for. Where a limit of the account or of the database leaves less room, the figures are those
 * of that limit.
 *
 * @param maxConnections how many client connections the server takes
 * @param reserved of these, kept for superusers
 * @param inUse connections that are open, this service's included
 * @param byOtherClients of these, what is neither this service's pool nor its probe
 * @param budget the most that this service's pool could have beside the others: what is left when the reserved ones, those of other
 *     clients and one for the probe are taken off, never negative
 */
public record ServerBudget(int maxConnections, int reserved, int inUse, int byOtherClients, int budget) {

    private static final int PROBE = 1;

    /**
     * @param pooled connections that this service's pool has open
     * @return empty where the server did not tell all its figures
     */
    public static Optional<ServerBudget> of(ServerView view, int pooled) {
        if (view.maxConnections() == null || view.reserved() == null || view.total() == null) {
            return Optional.empty();
        }
        ServerBudget server = of(view.maxConnections(), view.reserved(), view.total(), pooled);
        return Stream.concat(
                        Stream.of(server),
                        view.limits().stream().map(limit -> of(limit.connections(), 0, limit.inUse(), pooled)))
                .min(Comparator.comparing(ServerBudget::budget));
    }

    private static ServerBudget of(int connections, int reserved, int inUse, int pooled) {
        int others = Math.max(0, inUse - pooled - PROBE);
        return new ServerBudget(
                connections, reserved, inUse, others, Math.max(0, connections - reserved - others - PROBE));
    }

    /** Connections that anybody but a superuser could still open. */
    public int free() {
        return Math.max(0, maxConnections - reserved - inUse);
    }
}
