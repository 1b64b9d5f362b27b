package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.detector.Observations;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.pool.PoolReading;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Judges the pool once a second, and keeps the diagnosis that is in force. Only {@link #state()} may be called by several threads at a time. */
@Singleton
public class DiagnosisMonitor {

    private final Observations observations;
    private final Diagnostician diagnostician;
    private final JudgementFailures failures;
    private final VerdictHysteresis hysteresis = new VerdictHysteresis();
    private volatile DiagnosisState state;

    DiagnosisMonitor(Observations observations, Diagnostician diagnostician, JudgementFailures failures, Clock clock) {
        this.observations = observations;
        this.diagnostician = diagnostician;
        this.failures = failures;
        this.state = hysteresis.see(Diagnostician.nothingSeen(clock.instant()));
    }

    /** What is in force, from memory: judged within the last second, or up to three seconds ago if what was judged since is less urgent. */
    public DiagnosisState state() {
        return state.without(failures.names());
    }

    /**
     * To be called once a second.
     *
     * @param at when the rest was read
     */
    public void judge(Instant at, PoolReading pool, List<HeldConnection> held, ServerState server) {
        observations.refreshSlowFigures(server.budget());
        state = hysteresis.see(diagnose(at, pool, held, server));
    }

    /**
     * Judges the same second once more when the server has answered: a second later, what the answer shows of short statements would be
     * over.
     *
     * @return whether the verdict has become more urgent; all else can wait for the next second
     */
    public boolean judgeAgain(Instant at, PoolReading pool, List<HeldConnection> held, ServerState server) {
        Diagnosis again = diagnose(at, pool, held, server);
        boolean risen = hysteresis.isMoreUrgent(again);
        if (risen) {
            state = hysteresis.see(again);
        }
        return risen;
    }

    private Diagnosis diagnose(Instant at, PoolReading pool, List<HeldConnection> held, ServerState server) {
        return diagnostician.diagnose(observations.observe(
                at, pool, held, server.reachability(), server.sample(), server.budget(), server.pooler()));
    }
}
