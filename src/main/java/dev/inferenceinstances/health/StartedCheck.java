package dev.inferenceinstances.health;

import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.database.SchemaMigration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Startup;

/**
 * Started: the schema is up to date, which it becomes when the database is first reached, or as up to date as the rights of the account
 * allow: what is off then is said.
 */
@Startup
@ApplicationScoped
class StartedCheck implements MemoryCheck {

    private final SchemaMigration migration;
    private final DatabaseReachability database;

    StartedCheck(SchemaMigration migration, DatabaseReachability database) {
        this.migration = migration;
        this.database = database;
    }

    @Override
    public HealthCheckResponse answer() {
        HealthCheckResponseBuilder schema = HealthCheckResponse.named("schema").status(migration.done());
        migration
                .trouble()
                .or(() -> Optional.ofNullable(
                        migration.done() ? null : database.current().detail()))
                .ifPresent(reason -> schema.withData("reason", reason));
        List<String> off = migration.off();
        if (!off.isEmpty()) {
            schema.withData("off", String.join("; ", off));
        }
        return schema.build();
    }
}
