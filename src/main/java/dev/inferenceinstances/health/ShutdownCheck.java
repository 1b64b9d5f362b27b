package dev.inferenceinstances.health;

import dev.inferenceinstances.shutdown.Shutdown;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the service has not been told to stop. */
@Readiness
@ApplicationScoped
class ShutdownCheck implements MemoryCheck {

    private final Shutdown shutdown;

    ShutdownCheck(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public HealthCheckResponse answer() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("shutdown").status(!shutdown.hasBegun());
        if (shutdown.hasBegun()) {
            response.withData("reason", "the service is being stopped");
        }
        return response.build();
    }
}
