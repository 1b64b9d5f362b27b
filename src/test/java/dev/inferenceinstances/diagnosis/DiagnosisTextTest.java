package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.detector.Json;
import dev.inferenceinstances.detector.ObservationBuilder;
import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DiagnosisTextTest {

    @Test
    void eachFindingHasItsFiguresAndItsActions() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(30, 2, 5)
                .unreachable(DatabaseFailure.UNREACHABLE)
                .leaked("POST /import", 40_000, 1)
                .leaked("POST /import", 20_000, 2);
        assertThat(text(observation.diagnosis())).isEqualTo("""
                        database_unreachable (critical) since 2026-01-02T03:04:00Z

                        database_unreachable (critical)
                          The database does not answer: The server cannot be reached
                            reason: The server cannot be reached
                            asked_at: 2026-01-02T03:04:29Z
                            checked_out: 2
                            total_connections: 10
                          - Check that the database server runs and can be reached from here: host, port, firewall, user and password in DATABASE_URL
                          - Leave the pool as it is: it opens new connections by itself when the server is back

                        leak (warning)
                          2 connections of 30 are leaked: borrowed by POST /import and not given back, for up to 40 s
                            certain: true
                            leaked_connections: 2
                            max_connections: 30
                            by_holder: [{holder=POST /import, connections=2, longest_ms=40000, request_id=null, server_pid=1}]
                          - Mend POST /import: let a transaction borrow and return, or close what it opens in a try-with-resources; the stack is in GET /api/monitoring/db-pool/leaks and in the log
                          - Until then, take the leaked connections back: POST /api/monitoring/db-pool/flush with mode "leaked"
                          - Set LEAK_ACTION=reclaim to have each leak taken back at once
                        """);
    }

    private static String text(Diagnosis diagnosis) {
        DiagnosisState state = new DiagnosisState(diagnosis, Instant.parse("2026-01-02T03:04:00Z"));
        return new DiagnosisText(Json.asAnswered()).write(DiagnosisReport.of(state, Locale.ENGLISH));
    }
}
