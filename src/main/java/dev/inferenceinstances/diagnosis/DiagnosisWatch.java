package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.timing.HolderPace;
import dev.inferenceinstances.timing.Timings;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Judges the pool once a second, and tells whoever wants to know. Where the server was asked it judges once more when the answer is
 * there: a second later, what the answer shows of short statements would be over.
 */
@ApplicationScoped
public class DiagnosisWatch {

    /** How fast holders are, and what size the load asks for: they are the dearest to read, and change slowly. */
    private static final int SLOW_FIGURES_EVERY = 5;

    private final Observations observations;
    private final Timings timings;
    private final Event<DiagnosisState> told;
    private final Vertx vertx;
    private final VerdictHysteresis memory = new VerdictHysteresis();
    private List<HolderPace> paces = List.of();
    private PoolSize advice;
    private int looks;
    private volatile DiagnosisState standing;

    DiagnosisWatch(Observations observations, Timings timings, Event<DiagnosisState> told, Vertx vertx) {
        this.observations = observations;
        this.timings = timings;
        this.told = told;
        this.vertx = vertx;
        this.standing = memory.see(Diagnostician.diagnose(observe()));
    }

    /** The judgement that stands, from memory: made within the last second, or up to three seconds ago if what was judged since is less urgent. */
    public DiagnosisState standing() {
        return standing;
    }

    /** Right after the pool was looked at, so that both speak of the same second. On an event loop. */
    synchronized void look(@Observes PoolSample second) {
        if (looks++ % SLOW_FIGURES_EVERY == 0) {
            paces = timings.paces();
            advice = observations.advice();
        }
        Observation seen = observe();
        standing = memory.see(Diagnostician.diagnose(seen));
        told.fire(standing);
        Context loop = vertx.getOrCreateContext();
        observations.askServer(seen, () -> loop.runOnContext(answered -> lookAgain()));
    }

    private synchronized void lookAgain() {
        if (memory.rise(Diagnostician.diagnose(observe()))) {
            standing = memory.standing();
            told.fire(standing);
        }
    }

    private Observation observe() {
        return observations.make(paces, advice);
    }
}
