package dev.inferenceinstances.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found, at one moment.
 *
 * @param at when
 * @param findings the one to act on first first; never empty, for that nothing is wrong is a finding too
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
}
