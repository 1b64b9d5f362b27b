package dev.inferenceinstances.health;

import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.database.SchemaMigration;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the database can be reached, has the schema, and takes writes unless none are wanted. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements MemoryCheck {

    private final DatabaseReachability database;
    private final SchemaMigration migration;

    DatabaseCheck(DatabaseReachability database, SchemaMigration migration) {
        this.database = database;
        this.migration = migration;
    }

    @Override
    public HealthCheckResponse answer() {
        Reachability reachability = database.current();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("database")
                .status(reachability.reachable() && !reachability.writesMissing() && !migration.failed())
                .withData("asked_at", reachability.at().toString());
        if (reachability.readOnly()) {
            response.withData("read_only", true);
        }
        if (reachability.detail() != null) {
            response.withData("reason", reachability.detail());
        } else {
            migration.trouble().ifPresent(reason -> response.withData("reason", reason));
        }
        return response.build();
    }
}
