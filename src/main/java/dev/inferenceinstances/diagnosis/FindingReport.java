package dev.inferenceinstances.diagnosis;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Evidence;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One finding, in one language.
 *
 * @see dev.inferenceinstances.detector.Finding
 */
@JsonPropertyOrder({"code", "severity", "explanation", "evidence", "actions", "refuted_by"})
@Schema(name = "Finding")
public record FindingReport(
        Code code,
        Severity severity,
        String explanation,

        @Schema(implementation = Map.class, additionalProperties = Object.class)
        Evidence evidence,

        List<String> actions,
        String refutedBy) {

    static FindingReport of(Finding finding, Locale language) {
        return new FindingReport(
                finding.code(),
                finding.severity(),
                finding.explanation().in(language),
                finding.evidence(),
                Phrase.each(finding.actions(), language),
                finding.refutedBy().in(language));
    }
}
