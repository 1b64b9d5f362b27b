package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.DatabaseFailureException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the database in the background, on a thread of its own: often while it is away, seldom while it answers. A service that
 * starts before its database waits for it and migrates the schema then, on a second thread.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Duration WHILE_REACHABLE = Duration.ofSeconds(5);
    private static final Duration WHILE_AWAY = Duration.ofSeconds(1);

    /** Requests that fail by the hundred are to bring no more logins to a server that has trouble already. */
    private static final Duration LOGIN_PAUSE = Duration.ofSeconds(1);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final AtomicLong lastDoubt = new AtomicLong(System.nanoTime() - LOGIN_PAUSE.toNanos());
    private final DatabaseProbe probe;
    private final SchemaMigration migration;
    private final AtomicBoolean aboutToLook = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "database-probe"));

    /** Of a large table a migration takes minutes, and its server may fall silent meanwhile. What comes while one runs is dropped. */
    private final ExecutorService migrating = new ThreadPoolExecutor(
            0,
            1,
            0,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> daemon(task, "database-migration"),
            new ThreadPoolExecutor.DiscardPolicy());

    DatabaseWatch(DatabaseProbe probe, SchemaMigration migration) {
        this.probe = probe;
        this.migration = migration;
    }

    /** A schema that cannot be migrated stops the start, unless the server is away or full or a right is missing, which may not last. */
    void start(@Observes StartupEvent event) {
        Reachability first = probe.ask();
        if (first.connected()) {
            migrate();
        } else {
            warn(String.valueOf(first.detail()));
        }
        schedule();
    }

    /** A probe that is kept waiting is left to its end, which is that of the process. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        migrating.shutdownNow();
        thread.shutdownNow();
        if (thread.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            probe.close();
        }
    }

    /** How often another file has taken the place of SQLite's. */
    public int fileReplacements() {
        return probe.fileReplacements();
    }

    /** How long the database has been keeping the probe waiting; zero where nothing is being asked. */
    public Duration waiting() {
        return probe.waiting();
    }

    /** Asks now rather than in some seconds, for a request has failed, unless the login is refused. Returns at once, and asks once however often it is called. */
    public void lookSoon() {
        long now = System.nanoTime();
        long doubted = lastDoubt.get();
        if (probe.last().loginRefused()) {
            // each question would be a login, and comes soon enough by itself
            return;
        }
        if (now - doubted >= LOGIN_PAUSE.toNanos() && lastDoubt.compareAndSet(doubted, now)) {
            probe.doubt();
        }
        ask();
    }

    /** Asks now rather than in some seconds, over the session that the probe has. Returns at once, and asks once however often it is called. */
    public void ask() {
        if (!thread.isShutdown() && aboutToLook.compareAndSet(false, true)) {
            thread.execute(() -> {
                aboutToLook.set(false);
                look();
            });
        }
    }

    /**
     * Puts a question to the server, over the probe's connection and on its thread. Returns at once.
     *
     * @return the answer, or a {@link DatabaseFailureException}: by the question's own time-out, or, where the connection turns out to be
     *     dead and a new one is tried, within about three times the probe's; after what the thread has to do before
     */
    public <T> CompletionStage<T> ask(ServerQuestion<T> question) {
        return CompletableFuture.supplyAsync(() -> probe.ask(question), thread).whenComplete((answer, failure) -> {
            if (failure != null) {
                lookSoon();
            }
        });
    }

    /** The probe may have taken the last connection, and the migration needs two more. */
    private void migrate() {
        try {
            migration.run();
        } catch (RuntimeException e) {
            DatabaseFailure failure = DatabaseFailure.of(e);
            if (failure.isTransient()) {
                warn(failure.sentence());
            } else if (SchemaMigration.isKnown(failure)) {
                migration.complain(e);
            } else {
                throw e;
            }
        }
    }

    private static void warn(String reason) {
        Log.warnf("Started without the database, and waiting for it: %s", reason);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged by the task itself, which goes on
    private void schedule() {
        boolean waiting = !migration.done() && !migration.failed();
        Duration pause = pause(probe.last(), waiting);
        thread.schedule(this::lookAndGoOn, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A server may lock an account for which a wrong password comes too often. */
    private static Duration pause(Reachability last, boolean waiting) {
        if (last.loginRefused()) {
            return WHILE_REACHABLE;
        }
        return last.reachable() && !waiting ? WHILE_REACHABLE : WHILE_AWAY;
    }

    private void lookAndGoOn() {
        try {
            look();
        } catch (RuntimeException e) {
            Log.error("The database could not be asked; trying again", e);
        } finally {
            if (!thread.isShutdown()) {
                schedule();
            }
        }
    }

    private void look() {
        int before = probe.fileReplacements();
        boolean connected = probe.ask().connected();
        if (probe.fileReplacements() > before) {
            Log.warn("The file of the database was replaced by another, which is used from now on");
            migration.beginAnew();
        }
        if (connected && !migration.done()) {
            migrating.execute(migration::tryAgain);
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread own = new Thread(task, name);
        own.setDaemon(true);
        return own;
    }
}
