package dev.inferenceinstances.incident;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.timing.TimingsReport;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An incident as a whole.
 *
 * @param incident shown as keys beside the others
 * @param report the pool report when it began
 * @param holders who held the connections then
 * @param timings waits and holds of the minute before
 * @param sessions what the server showed then; null where it did not answer
 * @param history the minute before
 * @param diagnosis what was found then
 */
@JsonPropertyOrder({"incident", "report", "holders", "timings", "sessions", "history", "diagnosis"})
@Schema
public record IncidentReport(
        @JsonUnwrapped IncidentSummary incident,
        PoolReport report,
        ConnectionsReport holders,
        TimingsReport timings,
        SessionsReport sessions,
        HistoryReport history,
        DiagnosisReport diagnosis) {

    /** @param whole whether stack frames and statements may be shown */
    static IncidentReport of(
            Incident incident,
            PoolReport report,
            SessionsReport sessions,
            Instant now,
            boolean whole,
            Locale language) {
        Snapshot snapshot = incident.snapshot();
        return new IncidentReport(
                IncidentSummary.of(incident, now, language),
                report,
                ConnectionsReport.of(snapshot.holders(), whole),
                snapshot.timings(),
                sessions,
                snapshot.history(),
                DiagnosisReport.of(snapshot.diagnosis(), language));
    }
}
