package dev.inferenceinstances;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.fleet.FleetReport;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.sizing.SizingReport;
import dev.inferenceinstances.traffic.OutcomesReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Most of what is known, in one piece, for a ticket. Each part is what its own endpoint answers.
 *
 * @param at when it was made
 * @param version of the service
 * @param java the version of the Java that runs it
 * @param settings each key with its value, which is the default where nothing is set; {@code set} or {@code not set} for secrets, and for
 *     what has no default
 * @param missing the parts that could not be had, each with the reason
 * @param pool the pool report; null where it is missing
 * @param diagnosis what is wrong, and what to do; null where it is missing
 * @param outcomes how the requests to the registry ended in the last five minutes; null where it is missing
 * @param holders who holds connections; with stacks for who has signed in; null where it is missing
 * @param sizing how large the pool should be, by the last five minutes; null where it is missing
 * @param sessions what the database server shows; with statements and users for who has signed in; null where it is
 *     missing
 * @param fleet the replicas of this service on the same database; null where it is missing
 * @param incidents what happened since the start, the latest first; null where it is missing
 * @param history the last ten minutes, by seconds; null where it is missing
 */
@JsonPropertyOrder({
    "at",
    "version",
    "java",
    "settings",
    "missing",
    "pool",
    "diagnosis",
    "outcomes",
    "holders",
    "sizing",
    "sessions",
    "fleet",
    "incidents",
    "history"
})
@Schema
public record MonitoringReport(
        Instant at,
        String version,
        String java,
        Map<String, String> settings,
        List<MissingPart> missing,
        @Nullable PoolReport pool,
        @Nullable DiagnosisReport diagnosis,
        @Nullable OutcomesReport outcomes,
        @Nullable ConnectionsReport holders,
        @Nullable SizingReport sizing,
        @Nullable SessionsReport sessions,
        @Nullable FleetReport fleet,
        @Nullable List<IncidentSummary> incidents,
        @Nullable HistoryReport history) {

    /**
     * A part that a report lacks.
     *
     * @param part its key
     * @param reason why, as one sentence without its stop
     */
    @JsonPropertyOrder({"part", "reason"})
    public record MissingPart(String part, String reason) {}
}
