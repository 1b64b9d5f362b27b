package dev.inferenceinstances.drill;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.exercise.Drill;
import dev.inferenceinstances.exercise.DrillKind;
import dev.inferenceinstances.exercise.DrillPlan;
import dev.inferenceinstances.exercise.Exercises;
import dev.inferenceinstances.pool.PoolControl;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The drills that run now. Nothing here waits, so all of it may be called on the event loop, except for the end of the service. */
@ApplicationScoped
public class Drills {

    static final int MOST = 10;

    /** How many more connections than the pool has callers may want: these wait, as in a rush, and each takes a thread. */
    static final int BEYOND_THE_POOL = 100;

    /** A statement that runs is not cut short. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Exercises exercises;
    private final DatabaseKind database;
    private final PoolControl pool;
    private final Clock clock;
    private final Vertx vertx;
    private final Map<Long, Drill> running = new LinkedHashMap<>();
    private long last;

    Drills(Exercises exercises, DatabaseSettings database, PoolControl pool, Clock clock, Vertx vertx) {
        this.exercises = exercises;
        this.database = database.url().kind();
        this.pool = pool;
        this.clock = clock;
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownEvent event) {
        end(running())
                .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Ends all of them. Returns at once. */
    public void dismiss() {
        running().forEach(Drill::end);
    }

    /**
     * Starts one, which ends by itself.
     *
     * @param by the caller's name
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for a kind that this database can't have, or more callers than a drill may
     *     have; 409 while others leave no room for it
     */
    synchronized DrillReport start(DrillPlan plan, String by) {
        refuse(plan);
        Drill drill = new Drill(++last, plan, clock.instant().plus(plan.length()), this::over);
        running.put(drill.id(), drill);
        Log.warnf(
                "Drill %s started: %d connections for %d s (by %s)",
                plan.kind().label(), plan.connections(), plan.seconds(), by);
        drill.start(exercises.of(plan));
        vertx.setTimer(plan.length().toMillis(), timer -> drill.end());
        return DrillReport.of(drill);
    }

    /** Those that have begun and still hold or want a connection, the first started first. */
    synchronized List<Drill> running() {
        return List.copyOf(running.values());
    }

    /**
     * Ends all of them. The answer comes when every connection is back.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 where that takes more than ten seconds; they end all the same
     */
    Uni<EndReport> endAll() {
        List<Drill> ending = running();
        CompletableFuture<EndReport> ended = end(ending)
                .thenApply(done -> new EndReport(ending.size()))
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return Uni.createFrom()
                .completionStage(ended)
                .onFailure(TimeoutException.class)
                .transform(late -> Problems.unavailable(
                        "The drills were ended, but after %d s not every connection is back"
                                .formatted(PATIENCE.toSeconds()),
                        PATIENCE));
    }

    private static CompletableFuture<Void> end(List<Drill> drills) {
        drills.forEach(Drill::end);
        return CompletableFuture.allOf(drills.stream().map(Drill::over).toArray(CompletableFuture[]::new));
    }

    private synchronized void over(Drill drill) {
        running.remove(drill.id());
        Log.infof(
                "Drill %s is over: every connection is back; %d requests failed",
                drill.plan().kind().label(), drill.failures());
    }

    private void refuse(DrillPlan plan) {
        DrillKind kind = plan.kind();
        kind.obstacle(database).ifPresent(obstacle -> {
            throw Problems.invalid(
                    List.of(new FieldError("kind", "must not be %s here: %s".formatted(kind.label(), obstacle))));
        });
        int most = pool.size().total() + BEYOND_THE_POOL;
        if (plan.connections() > most) {
            throw Problems.invalid(List.of(new FieldError(
                    "connections",
                    "must be less than or equal to %d, %d more than max_connections"
                            .formatted(most, BEYOND_THE_POOL))));
        }
        if (running.size() >= MOST) {
            throw Problems.conflict("%d drills are running already, the most at a time".formatted(MOST));
        }
        int wanted = running.values().stream()
                .mapToInt(drill -> drill.plan().connections())
                .sum();
        if (wanted + plan.connections() > most) {
            throw Problems.conflict(
                    "The drills that are running want %d connections already; together they may want %d, %d more than max_connections"
                            .formatted(wanted, most, BEYOND_THE_POOL));
        }
    }
}
