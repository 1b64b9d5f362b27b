package dev.inferenceinstances.control;

import dev.inferenceinstances.pool.PoolControl;
import dev.inferenceinstances.pool.PoolFlush;
import dev.inferenceinstances.pool.PoolPolicy;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.pool.PoolReports;
import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Changes the pool when an operator asks for it, one change at a time, and says what it was before and is after. */
@ApplicationScoped
public class PoolOperations {

    private final PoolControl control;
    private final PoolReader reader;
    private final PoolReports reports;
    private final PoolSettings settings;
    private final ServerSessions sessions;
    /** Every worker thread may be waiting for the connections that the operation brings. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread own = new Thread(task, "pool-operations");
        own.setDaemon(true);
        return own;
    });

    PoolOperations(
            PoolControl control,
            PoolReader reader,
            PoolReports reports,
            PoolSettings settings,
            ServerSessions sessions) {
        this.control = control;
        this.reader = reader;
        this.reports = reports;
        this.settings = settings;
        this.sessions = sessions;
    }

    /** What is under way needs the pool for some seconds more. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(PoolControl.PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    }

    /**
     * @param by the caller's name
     * @param language of the report
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where there is no pool to resize, or the server has no room and nothing
     *     is forced
     */
    Uni<ChangeReport> resize(ResizeRequest request, String by, Locale language) {
        refuseSharedConnection();
        return resize(request, null, by, language);
    }

    /**
     * @param by the caller's name
     * @param language of the report
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where there is no pool to flush; a leaked shared connection can be taken
     *     back
     */
    Uni<ChangeReport> flush(PoolFlush mode, String by, Locale language) {
        if (mode != PoolFlush.LEAKED) {
            refuseSharedConnection();
        }
        return Uni.createFrom()
                .item(() -> change(() -> control.flush(mode), Phrase.of("pool.flushed", mode.label()), by, language))
                .runSubscriptionOn(thread);
    }

    /**
     * The size in force is read on the thread that changes it, since another resize may be under way. While the server was asked it may
     * have changed again, so that it is asked again.
     *
     * @param affordable the size that the server is known to have room for; null where it was not asked
     */
    private Uni<ChangeReport> resize(ResizeRequest request, @Nullable PoolSize affordable, String by, Locale language) {
        return Uni.createFrom()
                .deferred(() -> {
                    PoolSize before = control.size();
                    PoolSize wanted = request.from(before);
                    if (wanted.total() > before.total() && !request.forced() && !wanted.equals(affordable)) {
                        return room(wanted).chain(() -> resize(request, wanted, by, language));
                    }
                    return Uni.createFrom()
                            .item(change(() -> control.resize(wanted), resized(before, wanted), by, language));
                })
                .runSubscriptionOn(thread);
    }

    private Phrase resized(PoolSize before, PoolSize wanted) {
        Phrase resized = Phrase.of("pool.resized", before, wanted, wanted.base(), wanted.overflow());
        OptionalInt threads = settings.waiting().threadsFor(wanted.total());
        return threads.isPresent() ? Phrase.of("pool.resized_beyond_threads", resized, threads.getAsInt()) : resized;
    }

    /** Fails where the server has no room for a pool of this size. */
    private Uni<Void> room(PoolSize wanted) {
        if (!sessions.hasServer()) {
            return Uni.createFrom().failure(RoomCheck.unknown(wanted, "SQLite has no server that could tell"));
        }
        return Uni.createFrom()
                .completionStage(sessions::view)
                .onFailure()
                .transform(away -> RoomCheck.unknown(wanted, "the server does not answer"))
                .invoke(view -> RoomCheck.require(
                        wanted, ServerBudget.of(view, reader.read().totalConnections())))
                .replaceWithVoid();
    }

    private ChangeReport change(Runnable operation, Phrase message, String by, Locale language) {
        PoolReport before = reports.pool(language);
        Log.warnf("%s (by %s)", message.in(Locale.ENGLISH), by);
        operation.run();
        return new ChangeReport(before, reports.pool(language), message.in(language));
    }

    private void refuseSharedConnection() {
        if (settings.shared()) {
            throw Problems.conflict(PoolPolicy.NOTHING_TO_MANAGE.in(Locale.ENGLISH));
        }
    }
}
