package dev.inferenceinstances.health;

import dev.inferenceinstances.database.SchemaMigration;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started: the schema is up to date, which it becomes when the database is first reached. */
@Startup
@ApplicationScoped
class StartedCheck implements AsyncHealthCheck {

    private final SchemaMigration migration;

    StartedCheck(SchemaMigration migration) {
        this.migration = migration;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(HealthCheckResponse.named("schema")
                        .status(migration.done())
                        .build());
    }
}
