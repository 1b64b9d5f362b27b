package dev.inferenceinstances.health;

import dev.inferenceinstances.pool.PoolMonitor;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: a full pool is no dead database, so this goes DOWN only after callers have waited for long. */
@Readiness
@ApplicationScoped
class PoolReadyCheck implements AsyncHealthCheck {

    private final PoolHealth health;
    private final PoolMonitor monitor;

    PoolReadyCheck(PoolHealth health, PoolMonitor monitor) {
        this.health = health;
        this.monitor = monitor;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(health.check(status -> !monitor.exhaustedTooLong()));
    }
}
