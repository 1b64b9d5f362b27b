package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found, at one moment.
 *
 * @param at when
 * @param findings the one to act on first first; never empty, because that nothing is wrong is a finding too
 * @param observedSeconds how long the pool had been watched, at most 15 minutes
 */
public record Diagnosis(Instant at, List<Finding> findings, long observedSeconds) {

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** The finding to act on first. */
    public Finding verdict() {
        return findings.get(0);
    }

    public Optional<Finding> finding(Code code) {
        return findings.stream().filter(finding -> finding.code() == code).findFirst();
    }

    /** True where callers wait for something else than a larger pool. */
    public boolean callersAreHeldUp() {
        return findings.stream().anyMatch(Finding::holdsCallersUp);
    }

    /** The words for the finding to act on first. */
    public String verdictLabel() {
        return verdict().code().label();
    }

    /** The word for how much that matters. */
    public String severityLabel() {
        return verdict().severity().label();
    }

    /** What was found and how much each matters, in words; diagnoses with the same words are the same news. */
    public List<String> headlines() {
        return findings.stream()
                .map(finding ->
                        finding.code().label() + " " + finding.severity().label())
                .toList();
    }

    /** For every code its word, and whether it is the verdict. */
    public Map<String, Boolean> verdictByCode() {
        return oneOf(Code.values(), Code::label, verdict().code());
    }

    /** For every severity its word, and whether it is that of the verdict. */
    public Map<String, Boolean> verdictBySeverity() {
        return oneOf(Severity.values(), Severity::label, verdict().severity());
    }

    private static <T> Map<String, Boolean> oneOf(T[] all, Function<T, String> label, T one) {
        Map<String, Boolean> byLabel = new LinkedHashMap<>();
        for (T each : all) {
            byLabel.put(label.apply(each), each == one);
        }
        return byLabel;
    }
}
