package dev.inferenceinstances.health;

import dev.inferenceinstances.pool.PoolStatus;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Well, for people and alerts: DOWN from critical. */
@Wellness
@ApplicationScoped
class PoolWellCheck implements AsyncHealthCheck {

    private final PoolHealth health;

    PoolWellCheck(PoolHealth health) {
        this.health = health;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(health.check(status -> !status.atLeast(PoolStatus.CRITICAL)));
    }
}
