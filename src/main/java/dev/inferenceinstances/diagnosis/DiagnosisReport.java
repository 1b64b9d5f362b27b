package dev.inferenceinstances.diagnosis;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The diagnosis as users read it.
 *
 * @param verdict the finding to act on first
 * @param severity how much that matters
 * @param since from when on the verdict has been the same
 * @param summary the verdict's explanation and what to do first
 * @param findings that of the verdict first
 * @param observedSeconds how long the pool had been watched, in seconds, at most 15 minutes
 * @param notJudged judgements that are missing because they fail, which the log explains; empty where none is
 * @param at when this was judged
 */
@JsonPropertyOrder({"verdict", "severity", "since", "summary", "findings", "observed_seconds", "not_judged", "at"})
@Schema
public record DiagnosisReport(
        Code verdict,
        Severity severity,
        Instant since,
        String summary,
        List<FindingReport> findings,
        long observedSeconds,
        List<String> notJudged,
        Instant at) {

    public static DiagnosisReport of(DiagnosisState state, Locale language) {
        Diagnosis diagnosis = state.diagnosis();
        Finding verdict = diagnosis.verdict();
        return new DiagnosisReport(
                verdict.code(),
                verdict.severity(),
                state.since(),
                summary(diagnosis, language),
                diagnosis.findings().stream()
                        .map(finding -> FindingReport.of(finding, language))
                        .toList(),
                diagnosis.observedSeconds(),
                state.notJudged(),
                diagnosis.at());
    }

    /** The verdict's explanation and what to do first. */
    private static String summary(Diagnosis diagnosis, Locale language) {
        Finding verdict = diagnosis.verdict();
        return Phrase.of("summary", verdict.explanation(), verdict.actions().get(0))
                .in(language);
    }
}
