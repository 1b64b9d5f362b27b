package dev.inferenceinstances.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Json;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.diagnosis.DiagnosisText;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolPolicy;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounts;
import dev.inferenceinstances.traffic.OutcomeExample;
import dev.inferenceinstances.traffic.OutcomeWindow;
import dev.inferenceinstances.traffic.OutcomesReport;
import dev.inferenceinstances.traffic.Timings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void everyPartHasItsSection() {
        assertThat(written(report(List.of(held(null)), true)))
                .startsWith("""

                        -- pool when it began
                        postgresql, 10 + 20: 4 borrowed, 6 idle, 1 waiting; 2 time-outs since start

                        -- diagnosis when it began
                        healthy (ok) since 2026-01-02T03:04:05Z
                        """)
                .endsWith("""

                        -- sessions on the server
                        not known: the server did not answer

                        -- the minute before, by seconds: borrowed / waiting
                        9/1
                        """)
                .contains("waits: 0, p99 - ms, max - ms, 0 time-outs");
    }

    @Test
    void whoeverHoldsAConnectionIsListedWithAStackWhereThatMayBeShown() {
        List<HeldConnection> held = List.of(held(List.of("dev.example.Report.run(Report.java:12)")));
        String line = "     1.5 s  in_use     GET /x  request r-1 (trace t-1)  pid -  worker-1\n";
        assertThat(written(report(held, true)))
                .contains(line + "              at dev.example.Report.run(Report.java:12)\n");
        assertThat(written(report(held, false))).contains(line).doesNotContain("Report.java");
    }

    @Test
    void howRequestsEndedIsSaidWithoutWhatDidNotOccur() {
        assertThat(written(report(List.of(), true))).contains("""
                -- how requests ended in the minute before
                6 requests, 2 faults
                ok                4
                shed              2, the last r-2 (trace t-2)
                """);
    }

    @Test
    void thatNobodyHoldsOneIsSaid() {
        assertThat(written(report(List.of(), true))).contains("-- holders, longest first\nnone\n");
    }

    private static String written(SnapshotReport report) {
        return SnapshotText.write(report, new DiagnosisText(Json.asAnswered()));
    }

    private static SnapshotReport report(List<HeldConnection> held, boolean whole) {
        PoolReading reading = new PoolReading(10, 20, false, 6, 4, 1, 2, 4, AT, 4, AT, 0, 0, 0);
        return new SnapshotReport(
                PoolReport.of("postgresql", "agroal", reading, new PoolPolicy(80, 95), List.of(), Locale.ENGLISH),
                ConnectionsReport.of(held, whole),
                new Timings(Clock.systemUTC()).report(Duration.ofMinutes(1)),
                OutcomesReport.of(new OutcomeWindow(
                        60,
                        Map.of("GET /x", new OutcomeCounts(Map.of(Outcome.OK, 4L, Outcome.SHED, 2L))),
                        Map.of(Outcome.SHED, new OutcomeExample(AT, "GET /x", "r-2", "t-2", 503, null, null)))),
                null,
                new HistoryReport(
                        1, List.of(HistoryReport.Sample.of(new PoolSample(AT, 4, 9, 6, 1, 1, 50, 2, 40, Map.of())))),
                new DiagnosisReport(Code.HEALTHY, Severity.OK, AT, "All is well", List.of(), 60, List.of(), AT));
    }

    private static HeldConnection held(List<String> stack) {
        return new HeldConnection(
                1, 1500, AT, "GET /x", "r-1", "t-1", "worker-1", true, null, LeaseState.IN_USE, stack, true);
    }
}
