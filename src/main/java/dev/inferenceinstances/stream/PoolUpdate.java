package dev.inferenceinstances.stream;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.pool.HistoryReport.Sample;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.pool.ThresholdReport;
import java.time.Instant;
import java.util.List;

/**
 * What a reader learns each second.
 *
 * @param pool the pool report
 * @param warnings those of the threshold check, of the same reading
 * @param recommendations as the warnings
 * @param verdict the finding to act on first
 * @param sample the newest of the history
 */
@JsonPropertyOrder({"at", "pool", "warnings", "recommendations", "verdict", "severity", "sample"})
record PoolUpdate(
        Instant at,
        PoolReport pool,
        List<String> warnings,
        List<String> recommendations,
        String verdict,
        String severity,
        Sample sample) {

    static PoolUpdate of(Instant at, PoolReport pool, ThresholdReport check, DiagnosisState state, Sample sample) {
        return new PoolUpdate(
                at,
                pool,
                check.warnings(),
                check.recommendations(),
                state.diagnosis().verdictLabel(),
                state.diagnosis().severityLabel(),
                sample);
    }
}
