package dev.inferenceinstances;

import dev.inferenceinstances.diagnosis.DiagnosisMonitor;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.fleet.FleetReport;
import dev.inferenceinstances.fleet.FleetReports;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.incident.Incidents;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.pool.PoolReports;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.sizing.Sizing;
import dev.inferenceinstances.sizing.SizingReport;
import dev.inferenceinstances.traffic.OutcomesReport;
import dev.inferenceinstances.traffic.RequestOutcomes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Gives each part of the {@link MonitoringReport}: from memory, except for the server's view. */
@Singleton
class MonitoringParts {

    private static final Duration OUTCOMES = Duration.ofMinutes(5);
    private static final Duration HISTORY = Duration.ofMinutes(10);

    private final PoolReports pool;
    private final PoolReader reader;
    private final PoolHistory history;
    private final DiagnosisMonitor diagnosis;
    private final RequestOutcomes outcomes;
    private final LeaseView leases;
    private final Sizing sizing;
    private final ServerSessions sessions;
    private final FleetReports fleet;
    private final Incidents incidents;
    private final Clock clock;

    MonitoringParts(
            PoolReports pool,
            PoolReader reader,
            PoolHistory history,
            DiagnosisMonitor diagnosis,
            RequestOutcomes outcomes,
            LeaseView leases,
            Sizing sizing,
            ServerSessions sessions,
            FleetReports fleet,
            Incidents incidents,
            Clock clock) {
        this.pool = pool;
        this.reader = reader;
        this.history = history;
        this.diagnosis = diagnosis;
        this.outcomes = outcomes;
        this.leases = leases;
        this.sizing = sizing;
        this.sessions = sessions;
        this.fleet = fleet;
        this.incidents = incidents;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    CompletionStage<ServerView> server() {
        return sessions.view();
    }

    PoolReport pool(Locale language) {
        return pool.pool(language);
    }

    DiagnosisReport diagnosis(Locale language) {
        return DiagnosisReport.of(diagnosis.state(), language);
    }

    OutcomesReport outcomes() {
        return OutcomesReport.of(outcomes.last(OUTCOMES));
    }

    ConnectionsReport holders(boolean whole) {
        return ConnectionsReport.of(leases.held(), whole);
    }

    /** @param server empty where it did not answer; the advice then says that it stands without its figures */
    SizingReport sizing(Optional<ServerView> server, Locale language) {
        return sizing.report(
                server.flatMap(view -> ServerBudget.of(view, reader.read().totalConnections())), language);
    }

    SessionsReport sessions(ServerView view, boolean whole, Locale language) {
        return sessions.report(view, leases.held(), clock.instant(), whole, language);
    }

    /** @param server empty where it did not answer; then it is of what is remembered */
    FleetReport fleet(Optional<ServerView> server, Locale language) {
        return fleet.report(server, language);
    }

    List<IncidentSummary> incidents(Locale language) {
        Instant now = clock.instant();
        return incidents.all().stream()
                .map(incident -> IncidentSummary.of(incident, now, language))
                .toList();
    }

    HistoryReport history() {
        return HistoryReport.of(history, HISTORY, clock.instant());
    }
}
