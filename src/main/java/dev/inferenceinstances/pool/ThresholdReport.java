package dev.inferenceinstances.pool;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The threshold check as users read it: these seven keys in this order.
 *
 * @param warnings what is unwell, each with its figure; empty where nothing is
 * @param recommendations what to set or to do next, never empty
 * @see PoolReport
 * @see PoolReading
 */
@JsonPropertyOrder({
    "database_type",
    "pool_size",
    "checked_out",
    "utilization_percent",
    "status",
    "warnings",
    "recommendations"
})
@Schema
public record ThresholdReport(
        String databaseType,
        int poolSize,
        int checkedOut,
        double utilizationPercent,
        PoolStatus status,
        List<String> warnings,
        List<String> recommendations) {

    static ThresholdReport of(String databaseType, PoolReading reading, PoolAssessment assessment, Locale language) {
        return new ThresholdReport(
                databaseType,
                reading.poolSize(),
                reading.checkedOut(),
                reading.utilizationPercent(),
                assessment.status(),
                Phrase.each(assessment.warnings(), language),
                Phrase.each(assessment.recommendations(), language));
    }
}
