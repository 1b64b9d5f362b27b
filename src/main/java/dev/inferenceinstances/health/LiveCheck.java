package dev.inferenceinstances.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live: the process serves. Knows nothing of the database. */
@Liveness
@ApplicationScoped
class LiveCheck implements MemoryCheck {

    @Override
    public HealthCheckResponse answer() {
        return HealthCheckResponse.up("process");
    }
}
