package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server refuses connections, or will refuse the next one that the pool may ask for. */
final class ServerLimitDetector implements Detector {

    /**
     * @param refusedLastMinute requests that the server refused a connection
     * @param maxConnections of the {@link ServerBudget}, like all up to {@code budget}; null where that is not known
     * @param poolMayOpen connections that the pool may have open
     */
    record Figures(
            long refusedLastMinute,
            @Nullable Integer maxConnections,
            @Nullable Integer reserved,
            @Nullable Integer inUse,
            @Nullable Integer byOtherClients,
            @Nullable Integer budget,
            int poolMayOpen)
            implements Evidence {

        static Figures of(long refused, @Nullable ServerBudget budget, PoolReading pool) {
            return budget == null
                    ? new Figures(refused, null, null, null, null, null, pool.maxConnections())
                    : new Figures(
                            refused,
                            budget.maxConnections(),
                            budget.reserved(),
                            budget.inUse(),
                            budget.byOtherClients(),
                            budget.budget(),
                            pool.maxConnections());
        }
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        PoolReading pool = observation.pool();
        ServerBudget budget = observation.budget();
        boolean refuses = observation.ended(Outcome.SERVER_LIMIT) > 0;
        long refused = observation.refused();
        boolean full = budget != null && budget.free() == 0 && mayGrow(pool);
        if (!refuses && !full) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.SERVER_LIMIT,
                refuses || pool.waiting() > 0 ? Severity.CRITICAL : Severity.WARNING,
                refuses
                        ? Phrase.of("server_limit", refused)
                        : Phrase.of("server_limit.full", pool.totalConnections(), pool.maxConnections()),
                Figures.of(refused, budget, pool),
                actions(pool, budget),
                Phrase.of("server_limit.refuted")));
    }

    private static List<Phrase> actions(PoolReading pool, @Nullable ServerBudget budget) {
        List<Phrase> actions = new ArrayList<>();
        if (budget != null && budget.budget() > 0 && budget.budget() < pool.maxConnections()) {
            PoolSize fitting = pool.size().within(budget.budget());
            actions.add(
                    budget.replicas() == 1
                            ? Phrase.of("server_limit.fit", fitting.base(), fitting.overflow(), budget.budget())
                            : Phrase.of(
                                    "server_limit.fit_each",
                                    fitting.base(),
                                    fitting.overflow(),
                                    budget.budget(),
                                    budget.replicas()));
        }
        actions.add(Phrase.of("server_limit.others"));
        actions.add(Phrase.of("server_limit.raise"));
        return actions;
    }

    private static boolean mayGrow(PoolReading pool) {
        return pool.totalConnections() < pool.maxConnections();
    }
}
