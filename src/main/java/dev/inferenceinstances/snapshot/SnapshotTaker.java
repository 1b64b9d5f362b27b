package dev.inferenceinstances.snapshot;

import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.traffic.OutcomesReport;
import dev.inferenceinstances.traffic.RequestOutcomes;
import dev.inferenceinstances.traffic.Timings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Takes snapshots: from memory, except for the server's sessions. */
@Singleton
public class SnapshotTaker {

    private static final Duration BEFORE = Duration.ofMinutes(1);

    private final LeaseView leases;
    private final Timings timings;
    private final RequestOutcomes outcomes;
    private final PoolHistory history;
    private final ServerSessions sessions;
    private final Clock clock;

    public SnapshotTaker(
            LeaseView leases,
            Timings timings,
            RequestOutcomes outcomes,
            PoolHistory history,
            ServerSessions sessions,
            Clock clock) {
        this.leases = leases;
        this.timings = timings;
        this.outcomes = outcomes;
        this.history = history;
        this.sessions = sessions;
        this.clock = clock;
    }

    public Snapshot take(DiagnosisState state, PoolReading reading) {
        return new Snapshot(
                reading,
                leases.heldWithStacks(),
                timings.report(BEFORE),
                OutcomesReport.of(outcomes.last(BEFORE)),
                HistoryReport.of(history, BEFORE, clock.instant()),
                state,
                null);
    }

    /** The same with what the server shows, which comes later, over the probe's connection; not at all where it does not answer. */
    public CompletionStage<Snapshot> withServer(Snapshot snapshot) {
        return sessions.view().thenApply(view -> snapshot.with(view.inShort()));
    }
}
