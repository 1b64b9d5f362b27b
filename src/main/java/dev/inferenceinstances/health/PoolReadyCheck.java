package dev.inferenceinstances.health;

import dev.inferenceinstances.pool.PoolMonitor;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: a full pool is no dead database, so this goes DOWN only after callers have waited for long. */
@Readiness
@ApplicationScoped
class PoolReadyCheck implements MemoryCheck {

    private final PoolHealth health;
    private final PoolMonitor monitor;

    PoolReadyCheck(PoolHealth health, PoolMonitor monitor) {
        this.health = health;
        this.monitor = monitor;
    }

    @Override
    public HealthCheckResponse answer() {
        return health.check(status -> !monitor.exhaustedTooLong());
    }
}
