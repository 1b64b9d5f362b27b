package dev.inferenceinstances.health;

import dev.inferenceinstances.pool.PoolStatus;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Well, for people and alerts: DOWN from critical. */
@Wellness
@ApplicationScoped
class PoolWellCheck implements MemoryCheck {

    private final PoolHealth health;

    PoolWellCheck(PoolHealth health) {
        this.health = health;
    }

    @Override
    public HealthCheckResponse answer() {
        return health.check(status -> !status.atLeast(PoolStatus.CRITICAL));
    }
}
