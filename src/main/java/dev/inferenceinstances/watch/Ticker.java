package dev.inferenceinstances.watch;

import dev.inferenceinstances.diagnosis.DiagnosisMonitor;
import dev.inferenceinstances.diagnosis.JudgementFailures;
import dev.inferenceinstances.diagnosis.ServerSampler;
import dev.inferenceinstances.incident.IncidentRecorder;
import dev.inferenceinstances.lease.LeaseMonitor;
import dev.inferenceinstances.pool.PoolMonitor;
import dev.inferenceinstances.pool.PoolRenewal;
import dev.inferenceinstances.stream.Broadcaster;
import dev.inferenceinstances.traffic.Disturbances;
import dev.inferenceinstances.traffic.Timings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of the monitor. Once a second, on an event loop, it reads a {@link Second} and runs the stages on it, in the order in
 * which they stand here. A stage that fails is left out and named, and keeps no other from its work.
 */
@Singleton
class Ticker {

    private static final long SECOND_MILLIS = 1000;

    private final SecondReader reader;
    private final ServerSampler server;
    private final DiagnosisMonitor diagnosis;
    private final Disturbances disturbances;
    private final JudgementFailures failures;
    private final Vertx vertx;
    private final Clock clock;
    private final List<Stage> stages;
    private final List<Stage> afterTheDiagnosis;
    private @Nullable Second newest;
    private volatile long timer;

    Ticker(
            SecondReader reader,
            LeaseMonitor leases,
            Timings timings,
            PoolMonitor pool,
            PoolRenewal renewal,
            ServerSampler server,
            DiagnosisMonitor diagnosis,
            IncidentRecorder incidents,
            Broadcaster stream,
            Disturbances disturbances,
            JudgementFailures failures,
            Vertx vertx,
            Clock clock) {
        this.reader = reader;
        this.server = server;
        this.diagnosis = diagnosis;
        this.disturbances = disturbances;
        this.failures = failures;
        this.vertx = vertx;
        this.clock = clock;
        Stage incidentStage = new Stage(
                "incidents",
                second -> incidents.observe(diagnosis.state(), second.pool(), second.sample(), second.nanos()));
        Stage streamStage = new Stage(
                "stream", second -> stream.publish(second.at(), second.pool(), second.sample(), diagnosis.state()));
        this.stages = List.of(
                new Stage("leases", second -> leases.judge(second.nanos())),
                new Stage("timings", second -> timings.roll()),
                new Stage("pool_history", second -> pool.observe(second.pool(), second.sample(), second.nanos())),
                new Stage("renewal", second -> renewal.look(second.server().reachability())),
                new Stage("diagnosis", this::diagnose),
                incidentStage,
                streamStage);
        this.afterTheDiagnosis = List.of(incidentStage, streamStage);
    }

    /** The first second is read before anybody can ask for it. */
    void start(@Observes StartupEvent event) {
        tick();
        schedule();
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** In the middle of each second of the clock: at its edge a timer's jitter would bring two ticks into one second. */
    static long millisToNextTick(long now) {
        return SECOND_MILLIS + SECOND_MILLIS / 2 - now % SECOND_MILLIS;
    }

    private void schedule() {
        timer = vertx.setTimer(millisToNextTick(clock.millis()), fired -> {
            schedule();
            tick();
        });
    }

    synchronized void tick() {
        failures.guard("reading", () -> {
            newest = reader.read();
            run(stages, newest);
        });
    }

    private void diagnose(Second second) {
        diagnosis.judge(second.at(), second.pool(), second.held(), second.server());
        if (diagnosis.state().diagnosis().callersAreHeldUp()) {
            disturbances.note(second.at(), second.nanos());
        }
        Context loop = vertx.getOrCreateContext();
        server.askIfNeeded(second.pool(), second.held(), () -> loop.runOnContext(answered -> judgeAgain()));
    }

    private synchronized void judgeAgain() {
        Second second = Objects.requireNonNull(newest, "the server is asked for a second")
                .with(reader.serverNow());
        failures.guard("diagnosis", () -> {
            if (diagnosis.judgeAgain(clock.instant(), second.pool(), second.held(), second.server())) {
                run(afterTheDiagnosis, second);
            }
        });
    }

    private void run(List<Stage> stages, Second second) {
        stages.forEach(stage -> failures.guard(stage.name(), () -> stage.work().accept(second)));
    }
}
