package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.timing.Timings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Gathers what is to be kept of an incident: from memory, but for the server's sessions. */
@Singleton
class SnapshotTaker {

    private static final Duration BEFORE = Duration.ofMinutes(1);

    private final PoolReader reader;
    private final LeaseView leases;
    private final Timings timings;
    private final PoolHistory history;
    private final ServerSessions sessions;
    private final Clock clock;

    SnapshotTaker(
            PoolReader reader,
            LeaseView leases,
            Timings timings,
            PoolHistory history,
            ServerSessions sessions,
            Clock clock) {
        this.reader = reader;
        this.leases = leases;
        this.timings = timings;
        this.history = history;
        this.sessions = sessions;
        this.clock = clock;
    }

    Snapshot take(DiagnosisState standing) {
        return new Snapshot(
                reader.read(),
                leases.heldWithStacks(),
                timings.report(BEFORE),
                HistoryReport.of(history, BEFORE, clock.instant()),
                standing);
    }

    /** Comes later, over the probe's connection; not at all where the server does not answer. */
    CompletionStage<ServerView> serverView() {
        return sessions.view().thenApply(ServerView::inShort);
    }

    /** The incident with the worst of what it was and what is now. */
    Incident worse(Incident incident) {
        Peak peak = incident.peak().with(reader.read(), incident.snapshot().pool());
        PoolSample second = history.newest();
        return incident.with(second == null ? peak : peak.with(second));
    }
}
