package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.MonitoringReport.MissingPart;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.fleet.FleetReport;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.sizing.SizingReport;
import dev.inferenceinstances.traffic.OutcomesReport;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a report says where parts of it cannot be had. */
class MonitoringReportsTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final ConnectionsReport NOBODY = new ConnectionsReport(0, List.of());

    private final Parts parts = new Parts();

    @Test
    void aPartThatFailsIsNamedAndCostsNoOther() {
        parts.broken = true;
        MonitoringReport report = report();
        assertThat(report.missing())
                .extracting(MissingPart::part)
                .containsExactly(
                        "pool", "diagnosis", "outcomes", "sizing", "sessions", "fleet", "incidents", "history");
        assertThat(report.missing()).extracting(MissingPart::reason).containsOnly("it failed, see the log");
        assertThat(report.pool()).isNull();
        assertThat(report.holders()).isEqualTo(NOBODY);
    }

    @Test
    void aServerThatKeepsSilentIsWaitedForBriefly() {
        parts.server = new CompletableFuture<>();
        MonitoringReport report = report();
        assertThat(report.missing())
                .containsExactly(new MissingPart("sessions", "the database server did not answer within 2 s"));
        assertThat(report.sessions()).isNull();
        assertThat(report.holders()).isEqualTo(NOBODY);
    }

    @Test
    void aServerThatIsAwayIsTheReason() {
        parts.server = CompletableFuture.failedFuture(
                new DatabaseFailureException(DatabaseFailure.UNREACHABLE, new SQLException("no route")));
        assertThat(report().missing())
                .containsExactly(new MissingPart("sessions", DatabaseFailure.UNREACHABLE.sentence()));
    }

    @Test
    void settingsAreShownWithoutSecrets() {
        assertThat(report().settings())
                .containsEntry("DATABASE_URL", "set")
                .containsEntry("AUTH_PASSWORD", "set")
                .containsEntry("AUTH_PASSWORD_HASH", "not set")
                .containsEntry("DB_POOL_SIZE", "7")
                .containsEntry("DB_MAX_OVERFLOW", "20");
        assertThat(report().toString()).doesNotContain("marker");
    }

    private MonitoringReport report() {
        Map<String, String> set = Map.of(
                "DATABASE_URL",
                "postgresql://user:marker@db/registry",
                "AUTH_USERNAME",
                "marker-user",
                "AUTH_PASSWORD",
                "marker-password",
                "DB_POOL_SIZE",
                "7");
        return new MonitoringReports(parts, ServiceSettings.read(set::get, List.of()), "1.0")
                .report(false, Locale.ENGLISH)
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static final class Parts extends MonitoringParts {

        private CompletionStage<ServerView> server = CompletableFuture.completedFuture(ServerView.withoutServer(NOW));
        private boolean broken;

        Parts() {
            super(null, null, null, null, null, null, null, null, null, null, null);
        }

        private <T> T part() {
            if (broken) {
                throw new IllegalStateException("broken for the test");
            }
            return null;
        }

        @Override
        Instant now() {
            return NOW;
        }

        @Override
        CompletionStage<ServerView> server() {
            return server;
        }

        @Override
        ConnectionsReport holders(boolean whole) {
            return NOBODY;
        }

        @Override
        PoolReport pool(Locale language) {
            return part();
        }

        @Override
        DiagnosisReport diagnosis(Locale language) {
            return part();
        }

        @Override
        OutcomesReport outcomes() {
            return part();
        }

        @Override
        SizingReport sizing(Optional<ServerView> view, Locale language) {
            return part();
        }

        @Override
        SessionsReport sessions(ServerView view, boolean whole, Locale language) {
            return part();
        }

        @Override
        FleetReport fleet(Optional<ServerView> view, Locale language) {
            return part();
        }

        @Override
        List<IncidentSummary> incidents(Locale language) {
            return part();
        }

        @Override
        HistoryReport history() {
            return part();
        }
    }
}
