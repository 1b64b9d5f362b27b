package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.lease.HolderPace;
import dev.inferenceinstances.lease.Timings;
import dev.inferenceinstances.pool.PoolSize;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Judges the pool once a second, on the event loop, and tells whoever wants to know. */
@ApplicationScoped
public class DiagnosisWatch {

    private static final long EVERY_MILLIS = 1000;
    /** How fast holders are, and what size the load asks for: they are the dearest to read, and change slowly. */
    private static final int SLOW_FIGURES_EVERY = 5;

    private final Observations observations;
    private final Timings timings;
    private final Event<Standing> told;
    private final VerdictMemory memory = new VerdictMemory();
    private List<HolderPace> paces = List.of();
    private PoolSize advice;
    private int looks;
    private long timer;
    private volatile Standing standing;

    DiagnosisWatch(Observations observations, Timings timings, Event<Standing> told) {
        this.observations = observations;
        this.timings = timings;
        this.told = told;
        this.standing = memory.see(Diagnostician.diagnose(observations.make(paces, advice)));
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLIS, tick -> look());
    }

    void stop(@Observes ShutdownEvent event, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /** The last judgement, from memory: at most a second old. */
    public Standing standing() {
        return standing;
    }

    private void look() {
        if (looks++ % SLOW_FIGURES_EVERY == 0) {
            paces = timings.paces();
            advice = observations.advice();
        }
        standing = memory.see(Diagnostician.diagnose(observations.make(paces, advice)));
        told.fire(standing);
    }
}
