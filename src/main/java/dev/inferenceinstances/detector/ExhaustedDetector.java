package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every connection is borrowed and stays so: utilization above 95 %, the overflow at its end, callers that wait or give up. */
final class ExhaustedDetector implements Detector {

    private static final Duration SUSTAINED = Duration.ofSeconds(10);
    private static final double MOSTLY = 0.8;
    /** Of all that the pool may open. */
    private static final double NEARLY_ALL = 0.95;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<PoolSample> samples = seen.last(SUSTAINED);
        int most = seen.pool().maxConnections();
        long full = samples.stream()
                .filter(sample -> sample.checkedOut() >= NEARLY_ALL * most)
                .count();
        long timeouts = samples.stream().mapToLong(PoolSample::timeouts).sum();
        boolean fullNow = seen.pool().checkedOut() >= NEARLY_ALL * most;
        boolean sustained = samples.size() >= MOSTLY * SUSTAINED.toSeconds() && full >= MOSTLY * samples.size();
        if (!fullNow || !sustained && timeouts == 0) {
            return Optional.empty();
        }
        List<HeldConnection> leases = seen.leases();
        boolean felt = timeouts > 0 || seen.pool().waiting() > 0;
        return Optional.of(new Finding(
                Code.EXHAUSTED,
                felt ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of(
                        "exhausted",
                        seen.pool().checkedOut(),
                        most,
                        seen.pool().waiting(),
                        HolderEvidence.mainHolder(leases)),
                Finding.evidence(
                        "checked_out", seen.pool().checkedOut(),
                        "max_connections", most,
                        "overflow", seen.pool().overflow(),
                        "max_overflow", seen.pool().maxOverflow(),
                        "seconds_full", full,
                        "waiting", seen.pool().waiting(),
                        "timeouts", timeouts,
                        "by_holder", HolderEvidence.byHolder(leases)),
                List.of(
                        Phrase.of("exhausted.holders", HolderEvidence.mainHolder(leases)),
                        Phrase.of("exhausted.free"),
                        Phrase.of("exhausted.sizing")),
                Phrase.of("exhausted.refuted")));
    }
}
