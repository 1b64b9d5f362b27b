package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Detector;
import dev.inferenceinstances.detector.Detectors;
import dev.inferenceinstances.detector.Evidence;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Observation;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.wording.Phrase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks every detector, and says what to act on first: the most severe, and among those a cause before what it brings about. */
@Singleton
public class Diagnostician {

    /** A pool that has been watched for less is not judged. */
    private static final long LEAST_SECONDS = 10;

    /** These say of the same demand that it is more than a spike. */
    private static final Set<Code> MORE_THAN_BUSY = Set.of(Code.EXHAUSTED, Code.UNDERSIZED);

    private final List<Detector.Named> detectors;
    private final JudgementFailures failures;

    @Inject
    public Diagnostician(JudgementFailures failures) {
        this(Detectors.ALL, failures);
    }

    Diagnostician(List<Detector.Named> detectors, JudgementFailures failures) {
        this.detectors = detectors;
        this.failures = failures;
    }

    public Diagnosis diagnose(Observation observation) {
        List<Finding> findings = detectors.stream()
                .filter(named -> !named.needsAPool() || !observation.pool().shared())
                .map(named -> failures.guard(
                        named.name(), () -> named.detector().judge(observation), Optional.<Finding>empty()))
                .flatMap(Optional::stream)
                .sorted(Finding.FIRST_TO_ACT_ON)
                .toList();
        if (findings.stream().anyMatch(Finding::holdsCallersUp)) {
            findings = findings.stream()
                    .filter(finding -> finding.code() != Code.UNDERSIZED)
                    .toList();
        }
        if (findings.stream().anyMatch(finding -> MORE_THAN_BUSY.contains(finding.code()))) {
            findings = findings.stream()
                    .filter(finding -> finding.code() != Code.BUSY)
                    .toList();
        }
        return new Diagnosis(
                observation.at(),
                findings.isEmpty() ? List.of(nothingFound(observation)) : findings,
                observation.observedSeconds());
    }

    /** What is said before the first second is judged. */
    static Diagnosis nothingSeen(Instant now) {
        return new Diagnosis(now, List.of(tooLittleData(0)), 0);
    }

    private static Finding tooLittleData(long observedSeconds) {
        return new Finding(
                Code.TOO_LITTLE_DATA,
                Severity.INFO,
                Phrase.of("too_little_data", observedSeconds, LEAST_SECONDS),
                new Evidence.TooLittleData(observedSeconds),
                List.of(Phrase.of("too_little_data.wait")),
                Phrase.of("too_little_data.refuted"));
    }

    private static Finding nothingFound(Observation observation) {
        if (observation.observedSeconds() < LEAST_SECONDS) {
            return tooLittleData(observation.observedSeconds());
        }
        return new Finding(
                Code.HEALTHY,
                Severity.OK,
                Phrase.of(
                        "healthy",
                        Math.min(
                                observation.pool().checkedOut(),
                                observation.pool().poolSize()),
                        observation.pool().poolSize(),
                        observation.pool().waiting()),
                Evidence.Healthy.of(observation.pool()),
                List.of(Phrase.of("healthy.nothing")),
                Phrase.of("healthy.refuted"));
    }
}
