package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date, once the database can be reached. */
@ApplicationScoped
public class SchemaMigration {

    private final Flyway flyway;
    private volatile boolean done;

    SchemaMigration(Flyway flyway) {
        this.flyway = flyway;
    }

    /** True once the schema is up to date. */
    public boolean done() {
        return done;
    }

    /** Does nothing once the schema is up to date. */
    void run() {
        if (!done) {
            int applied = flyway.migrate().migrationsExecuted;
            done = true;
            Log.infof("The schema is up to date; %d migrations were applied", applied);
        }
    }
}
