package dev.inferenceinstances.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Knows its answer from memory: it neither waits nor needs a thread of its own. */
interface MemoryCheck extends AsyncHealthCheck {

    HealthCheckResponse answer();

    @Override
    default Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(answer());
    }
}
