package dev.inferenceinstances.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.snapshot.SnapshotReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentReportTest {

    private static final Instant BEGAN = Instant.parse("2026-01-02T03:04:05Z");

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    @Test
    void itsKeysAreThoseOfTheSummaryAndThenThoseOfTheMoment() {
        JsonNode json = mapper.valueToTree(
                new IncidentReport(summary(null), new SnapshotReport(null, null, null, null, null, null, null)));
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "id",
                        "code",
                        "severity",
                        "began_at",
                        "ended_at",
                        "duration_ms",
                        "summary",
                        "peak",
                        "report",
                        "holders",
                        "timings",
                        "outcomes",
                        "sessions",
                        "history",
                        "diagnosis");
    }

    private static IncidentSummary summary(Instant endedAt) {
        return new IncidentSummary(
                3, Code.LEAK, Severity.WARNING, BEGAN, endedAt, 4200, "2 connections leak", new Peak(5, 1, 2, 3, 4));
    }
}
