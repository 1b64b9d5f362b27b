package dev.inferenceinstances.health;

import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.pool.PoolWatch;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the database can be reached, by the last word of the probe or by fresher proof from the pool's own traffic. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements AsyncHealthCheck {

    private final DatabaseProbe probe;
    private final PoolWatch pool;

    DatabaseCheck(DatabaseProbe probe, PoolWatch pool) {
        this.probe = probe;
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Reachability word = probe.last();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("database")
                .status(word.reachable() || pool.provedSince(word.at()))
                .withData("asked_at", word.at().toString());
        if (word.detail() != null) {
            response.withData("reason", word.detail());
        }
        return Uni.createFrom().item(response.build());
    }
}
