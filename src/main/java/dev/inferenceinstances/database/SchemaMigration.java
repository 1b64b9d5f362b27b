package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Brings the schema up to date, once the database can be reached, unless it takes no writes and is not to. */
@ApplicationScoped
public class SchemaMigration {

    private final Flyway flyway;
    private final AccessMode access;
    private volatile boolean done;
    private volatile boolean failed;
    private @Nullable String complaint;

    SchemaMigration(Flyway flyway, AccessMode access) {
        this.flyway = flyway;
        this.access = access;
    }

    /** True once the schema is up to date. */
    public boolean done() {
        return done;
    }

    /** True where it was tried and is not up to date. */
    boolean failed() {
        return failed && !done;
    }

    /**
     * Does nothing once the schema is up to date.
     *
     * @throws RuntimeException where it cannot be brought up to date
     */
    void run() {
        if (done) {
            return;
        }
        if (access.readOnly()) {
            done = true;
            Log.infof("The schema is left as it is, since %s says that the database takes no writes", AccessMode.KEY);
        } else {
            int applied = flyway.migrate().migrationsExecuted;
            done = true;
            Log.infof("The schema is up to date; %d migrations were applied", applied);
        }
    }

    /** As {@link #run()}, but leaves a failure to the log, which gets it once for as long as it stays the same. */
    void tryAgain() {
        try {
            run();
        } catch (RuntimeException e) {
            failed = true;
            complain(e);
        }
    }

    private void complain(RuntimeException e) {
        DatabaseFailure failure = DatabaseFailure.of(e);
        String before = complaint;
        complaint = failure.isTransient() ? failure.sentence() : e.getMessage();
        if (Objects.equals(before, complaint)) {
            return;
        }
        if (failure.isTransient()) {
            Log.warnf("The schema could not be brought up to date; trying again: %s", complaint);
        } else {
            Log.error("The schema could not be brought up to date; trying again", e);
        }
    }
}
