package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks every detector, and says what to act on first: the most severe, and among those a cause before what it brings about. */
final class Diagnostician {

    private static final List<Detector> DETECTORS = List.of(
            new UnreachableDetector(),
            new ServerLimitDetector(),
            new LeakDetector(),
            new TakenBackDetector(),
            new LeakTrendDetector(),
            new LockDetector(),
            new SlowQueryDetector(),
            new LongHoldDetector(),
            new IdleTransactionDetector(),
            new UndersizedDetector(),
            new ExhaustedDetector(),
            new BusyDetector());

    /** One shared connection is no pool: it is always at its limit, and nothing but these can be wrong with it. */
    private static final List<Detector> FOR_ONE_SHARED_CONNECTION =
            List.of(new UnreachableDetector(), new LeakDetector(), new TakenBackDetector());

    /** Less has been seen of no pool that could be judged. */
    private static final long LEAST_SECONDS = 10;

    /** These say of the same demand that it is more than a spike. */
    private static final Set<Code> MORE_THAN_BUSY = Set.of(Code.EXHAUSTED, Code.UNDERSIZED);

    private Diagnostician() {}

    static Diagnosis diagnose(Observation seen) {
        List<Detector> detectors = seen.pool().shared() ? FOR_ONE_SHARED_CONNECTION : DETECTORS;
        List<Finding> findings = detectors.stream()
                .map(detector -> detector.judge(seen))
                .flatMap(Optional::stream)
                .sorted(Finding.FIRST_TO_ACT_ON)
                .toList();
        if (findings.stream().anyMatch(finding -> MORE_THAN_BUSY.contains(finding.code()))) {
            findings = findings.stream()
                    .filter(finding -> finding.code() != Code.BUSY)
                    .toList();
        }
        return new Diagnosis(
                seen.at(), findings.isEmpty() ? List.of(nothingFound(seen)) : findings, seen.observedSeconds());
    }

    private static Finding nothingFound(Observation seen) {
        if (seen.observedSeconds() < LEAST_SECONDS) {
            return new Finding(
                    Code.TOO_LITTLE_DATA,
                    Severity.INFO,
                    Phrase.of("too_little_data", seen.observedSeconds(), LEAST_SECONDS),
                    Finding.evidence("observed_seconds", seen.observedSeconds()),
                    List.of(Phrase.of("too_little_data.wait")),
                    Phrase.of("too_little_data.refuted"));
        }
        return new Finding(
                Code.HEALTHY,
                Severity.OK,
                Phrase.of(
                        "healthy",
                        Math.min(seen.pool().checkedOut(), seen.pool().poolSize()),
                        seen.pool().poolSize(),
                        seen.pool().waiting()),
                Finding.evidence(
                        "checked_out", seen.pool().checkedOut(),
                        "pool_size", seen.pool().poolSize(),
                        "waiting", seen.pool().waiting(),
                        "leaked_connections", seen.pool().leakedConnections()),
                List.of(Phrase.of("healthy.nothing")),
                Phrase.of("healthy.refuted"));
    }
}
