package dev.inferenceinstances.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many connections the server has room for. Where a limit of the account or of the database leaves less room, the figures are those
 * of that limit.
 *
 * @param maxConnections how many client connections the server takes
 * @param reserved of these, kept for superusers
 * @param inUse connections that are open, this service's included
 * @param byOtherClients of these, what is neither this service's pool nor its probe
 * @param byOtherReplicas of these, what other replicas of this service have open; 0 where none is known, and behind a pooler
 * @param replicas how many replicas share the room, this one included, those among them that there may be by {@code FLEET_MAX_REPLICAS}
 *     and are not there, without those that a rollout adds for a while; 1 where there is no other, and behind a pooler
 * @param knownReplicas how many are there and stay
 * @param replicasMayWant connections that all of them may have open, their probes included; null where that is not known
 * @param budget the most that the pool of each replica could have beside the other clients: an even share of what is left when the
 *     reserved ones, those of other clients and one for each probe are taken off, never negative
 */
public record ServerBudget(
        int maxConnections,
        int reserved,
        int inUse,
        int byOtherClients,
        int byOtherReplicas,
        int replicas,
        @JsonIgnore int knownReplicas,
        @Nullable Integer replicasMayWant,
        int budget) {

    private static final int PROBE = 1;

    /** What a rollout adds: the new one, and the one before it, which has been told to stop and has its connections still. */
    private static final int ROLLOUT = 2;

    /**
     * @param pooled connections that this service's pool has open
     * @return empty where the server did not tell all its figures
     */
    public static Optional<ServerBudget> of(ServerView view, int pooled) {
        if (view.maxConnections() == null || view.reserved() == null || view.total() == null) {
            return Optional.empty();
        }
        Fleet fleet = view.pooler() == null ? view.fleet() : null;
        ServerBudget server = of(view.maxConnections(), view.reserved(), view.total(), pooled, fleet);
        return Stream.concat(
                        Stream.of(server),
                        view.limits().stream().map(limit -> of(limit.connections(), 0, limit.inUse(), pooled, fleet)))
                .min(Comparator.comparing(ServerBudget::budget));
    }

    private static ServerBudget of(int connections, int reserved, int inUse, int pooled, @Nullable Fleet fleet) {
        int others = Math.max(0, inUse - pooled - PROBE);
        int byReplicas = fleet == null ? 0 : Math.min(others, fleet.byOthers(pooled));
        int replicas = fleet == null ? 1 : fleet.maxReplicas();
        return new ServerBudget(
                connections,
                reserved,
                inUse,
                others,
                byReplicas,
                replicas,
                fleet == null ? 1 : fleet.staying(),
                fleet == null ? null : Integer.valueOf(fleet.maxMayWant()),
                share(connections - reserved - (others - byReplicas), replicas));
    }

    private static int share(int room, int replicas) {
        return Math.max(0, room / replicas - PROBE);
    }

    /** What all replicas together could have, their probes included: what neither is reserved nor others have. Never negative. */
    public int room() {
        return Math.max(0, maxConnections - reserved - (byOtherClients - byOtherReplicas));
    }

    /** How many there are in the middle of a rollout. */
    public int replicasDuringRollout() {
        return replicas + ROLLOUT;
    }

    /** As {@link #budget}, in the middle of a rollout. */
    public int shareDuringRollout() {
        return share(room(), replicasDuringRollout());
    }

    /**
     * What a rollout adds to what all may want.
     *
     * @param most connections that the pool of each may have open
     */
    public int rolloutMayWant(int most) {
        return ROLLOUT * (most + PROBE);
    }

    /** Whether all replicas would fit at their full size; true where their size is not known. */
    public boolean fleetFits() {
        return replicasMayWant == null || replicasMayWant <= room();
    }

    /**
     * Whether all would fit in the middle of a rollout too.
     *
     * @param most connections that the pool of each may have open
     */
    public boolean rolloutFits(int most) {
        return replicasMayWant == null || replicasMayWant + rolloutMayWant(most) <= room();
    }

    /** Connections that anybody but a superuser could still open. */
    public int free() {
        return Math.max(0, maxConnections - reserved - inUse);
    }
}
