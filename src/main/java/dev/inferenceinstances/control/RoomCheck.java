package dev.inferenceinstances.control;

import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.session.ServerBudget;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;

/** Keeps an operator from promising connections that the server will refuse. */
final class RoomCheck {

    private static final String FORCE = "; send \"force\": true to resize all the same";

    private RoomCheck() {}

    /** @throws HttpProblem 409 where the server has room for fewer connections than the pool may then open */
    static void require(PoolSize wanted, Optional<ServerBudget> known) {
        ServerBudget budget = known.orElseThrow(() -> unknown(wanted, "the server does not tell"));
        if (wanted.total() > budget.budget()) {
            throw Problems.conflict(
                    "A pool of %s may open %d connections, but the server has room for %d: max_connections %d, %d reserved, %d used by other clients, %s%s"
                            .formatted(
                                    wanted,
                                    wanted.total(),
                                    budget.budget(),
                                    budget.maxConnections(),
                                    budget.reserved(),
                                    budget.byOtherClients() - budget.byOtherReplicas(),
                                    sharers(budget.replicas()),
                                    FORCE));
        }
    }

    private static String sharers(int replicas) {
        return replicas == 1
                ? "1 for the probe"
                : "the rest shared by %d replicas with a probe each".formatted(replicas);
    }

    /** 409: it is unknown what the server has room for, or whether a database without a server can handle that many. */
    static HttpProblem unknown(PoolSize wanted, String why) {
        return Problems.conflict(
                "Whether there is room for a pool of %s is not known: %s%s".formatted(wanted, why, FORCE));
    }
}
