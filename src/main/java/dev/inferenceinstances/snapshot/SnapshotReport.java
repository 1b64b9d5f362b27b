package dev.inferenceinstances.snapshot;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.traffic.OutcomesReport;
import dev.inferenceinstances.traffic.TimingsReport;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as users read it, in one language.
 *
 * @param report the pool report when it began
 * @param holders who held the connections then
 * @param timings waits and holds of the minute before
 * @param outcomes how the requests of the minute before ended
 * @param sessions what the server showed then; null where it did not answer
 * @param history the minute before
 * @param diagnosis what was found then
 */
@JsonPropertyOrder({"report", "holders", "timings", "outcomes", "sessions", "history", "diagnosis"})
public record SnapshotReport(
        PoolReport report,
        ConnectionsReport holders,
        TimingsReport timings,
        OutcomesReport outcomes,
        @Nullable SessionsReport sessions,
        HistoryReport history,
        DiagnosisReport diagnosis) {}
