package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The replicas together may want more connections than the server has room for, now or in the middle of a rollout. A replica
 * that is alone is left to {@link ServerLimitDetector}: nobody says that it is to have company.
 */
final class FleetLimitDetector implements Detector {

    /**
     * @param replicasMayWant connections that all replicas may have open, their probes included
     * @param room connections that all of them could have
     * @param budget the even share of each replica's pool
     * @param poolMayOpen connections that the pool of this one may have open
     */
    record Figures(
            int replicas, int replicasMayWant, int room, int maxConnections, int reserved, int budget, int poolMayOpen)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        ServerBudget budget = observation.budget();
        PoolReading pool = observation.pool();
        if (budget == null
                || budget.replicas() < 2
                || budget.replicasMayWant() == null
                || budget.rolloutFits(pool.maxConnections())) {
            return Optional.empty();
        }
        int wanted = budget.replicasMayWant();
        return Optional.of(new Finding(
                Code.FLEET_LIMIT,
                Severity.WARNING,
                budget.fleetFits()
                        ? Phrase.of(
                                "fleet_limit.rollout",
                                budget.replicas(),
                                wanted,
                                budget.room(),
                                budget.rolloutMayWant(pool.maxConnections()))
                        : Phrase.of(
                                budget.knownReplicas() < budget.replicas() ? "fleet_limit.expected" : "fleet_limit",
                                budget.replicas(),
                                wanted,
                                budget.room()),
                new Figures(
                        budget.replicas(),
                        wanted,
                        budget.room(),
                        budget.maxConnections(),
                        budget.reserved(),
                        budget.budget(),
                        pool.maxConnections()),
                actions(budget, pool.size()),
                Phrase.of("fleet_limit.refuted")));
    }

    private static List<Phrase> actions(ServerBudget budget, PoolSize size) {
        List<Phrase> actions = new ArrayList<>();
        int share = budget.shareDuringRollout();
        if (share > 0) {
            PoolSize fitting = size.within(share);
            actions.add(
                    Phrase.of("fleet_limit.fit", fitting.base(), fitting.overflow(), budget.replicasDuringRollout()));
        }
        actions.add(Phrase.of("fleet_limit.raise"));
        actions.add(Phrase.of("fleet_limit.fewer"));
        return actions;
    }
}
