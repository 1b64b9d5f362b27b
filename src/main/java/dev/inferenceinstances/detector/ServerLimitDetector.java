package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server refuses connections, or will refuse the next one that the pool may ask for. */
final class ServerLimitDetector implements Detector {

    @Override
    public Optional<Finding> judge(Observation seen) {
        boolean full = seen.budget() != null && seen.budget().free() == 0 && mayGrow(seen.pool());
        if (seen.refused() == 0 && !full) {
            return Optional.empty();
        }
        ServerBudget budget = seen.budget();
        return Optional.of(new Finding(
                Code.SERVER_LIMIT,
                seen.refused() > 0 ? Severity.CRITICAL : Severity.WARNING,
                seen.refused() > 0
                        ? Phrase.of("server_limit", seen.refused())
                        : Phrase.of(
                                "server_limit.full",
                                seen.pool().totalConnections(),
                                seen.pool().maxConnections()),
                Finding.evidence(
                        "refused_last_minute", seen.refused(),
                        "max_connections", budget == null ? null : budget.maxConnections(),
                        "reserved", budget == null ? null : budget.reserved(),
                        "in_use", budget == null ? null : budget.inUse(),
                        "by_other_clients", budget == null ? null : budget.byOtherClients(),
                        "budget", budget == null ? null : budget.budget(),
                        "pool_may_open", seen.pool().maxConnections()),
                actions(seen.pool(), budget),
                Phrase.of("server_limit.refuted")));
    }

    private static List<Phrase> actions(PoolReading pool, ServerBudget budget) {
        List<Phrase> actions = new ArrayList<>();
        if (budget != null && budget.budget() > 0 && budget.budget() < pool.maxConnections()) {
            int base = Math.min(pool.poolSize(), budget.budget());
            actions.add(Phrase.of("server_limit.fit", base, budget.budget() - base, budget.budget()));
        }
        actions.add(Phrase.of("server_limit.others"));
        actions.add(Phrase.of("server_limit.raise"));
        return actions;
    }

    private static boolean mayGrow(PoolReading pool) {
        return pool.totalConnections() < pool.maxConnections();
    }
}
