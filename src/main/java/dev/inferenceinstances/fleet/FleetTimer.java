package dev.inferenceinstances.fleet;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.DatabaseWatch;
import dev.inferenceinstances.database.SchemaMigration;
import dev.inferenceinstances.database.ServerQuestion;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets the {@link Heartbeat} beat, over the probe's connection and on its thread, so that no request and no pooled connection has to do with it. */
@Singleton
public class FleetTimer {

    /** A quarter of the time that a row holds. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Heartbeat heartbeat;
    private final DatabaseWatch watch;
    private final DatabaseProbe probe;
    private final SchemaMigration migration;
    private final Vertx vertx;
    private final boolean wanted;
    private volatile long timer;

    FleetTimer(
            Heartbeat heartbeat,
            DatabaseWatch watch,
            DatabaseProbe probe,
            SchemaMigration migration,
            DatabaseSettings database,
            FleetSettings settings,
            Vertx vertx) {
        this.heartbeat = heartbeat;
        this.watch = watch;
        this.probe = probe;
        this.migration = migration;
        this.vertx = vertx;
        this.wanted = settings.heartbeat() && database.url().kind() != DatabaseKind.SQLITE;
    }

    /** After the schema was migrated, if it could be. */
    void start(@Observes @Priority(ObserverMethod.DEFAULT_PRIORITY + 1) StartupEvent event) {
        if (wanted) {
            beat();
            timer = vertx.setPeriodic(EVERY.toMillis(), fired -> beat());
        }
    }

    /** Tells the others that this one is being stopped, for as long as it still takes. Returns at once. */
    public void leave() {
        heartbeat.leave();
        beat();
    }

    /** Before the probe's thread ends. A database that does not answer at once forgets this replica by itself. */
    void stop(@Observes @Priority(ObserverMethod.DEFAULT_PRIORITY - 1) ShutdownEvent event)
            throws InterruptedException {
        vertx.cancelTimer(timer);
        if (heartbeat.written() && probe.last().connected()) {
            try {
                watch.ask(nothing(heartbeat::remove))
                        .toCompletableFuture()
                        .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException away) {
                Log.debugf(away, "This replica could not take its leave of the others");
            }
        }
    }

    /** What fails is seen by the probe. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void beat() {
        if (wanted && migration.done() && probe.last().connected()) {
            watch.ask(nothing(heartbeat::beat));
        }
    }

    private static ServerQuestion<Boolean> nothing(Statement statement) {
        return connection -> {
            statement.run(connection);
            return true;
        };
    }

    /** Work on a connection that gives no answer. */
    @FunctionalInterface
    private interface Statement {
        void run(Connection connection) throws SQLException;
    }
}
