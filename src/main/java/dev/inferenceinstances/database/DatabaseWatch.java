package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks the database in the background, on a thread of its own: often while it is away, seldom while it answers. A service that
 * starts before its database waits for it and migrates the schema then.
 */
@ApplicationScoped
class DatabaseWatch {

    private static final Duration WHILE_REACHABLE = Duration.ofSeconds(5);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    private final DatabaseProbe probe;
    private final SchemaMigration migration;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread own = new Thread(task, "database-probe");
        own.setDaemon(true);
        return own;
    });

    DatabaseWatch(DatabaseProbe probe, SchemaMigration migration) {
        this.probe = probe;
        this.migration = migration;
    }

    /** A schema that cannot be migrated, though the database answers, stops the start. */
    void start(@Observes StartupEvent event) {
        Reachability first = probe.ask();
        if (first.reachable()) {
            migration.run();
        } else {
            Log.warnf("Started without the database, and waiting for it: %s", first.detail());
        }
        schedule();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        probe.close();
    }

    private void schedule() {
        Duration pause = probe.last().reachable() && migration.done() ? WHILE_REACHABLE : WHILE_AWAY;
        thread.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (probe.ask().reachable()) {
                migration.run();
            }
        } catch (RuntimeException e) {
            Log.error("The schema could not be brought up to date; trying again", e);
        } finally {
            if (!thread.isShutdown()) {
                schedule();
            }
        }
    }
}
