package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
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

    /**
     * @param secondsFull of the last ten
     * @param timeouts in the last ten seconds
     */
    record Figures(
            int checkedOut,
            int maxConnections,
            int overflow,
            int maxOverflow,
            long secondsFull,
            int waiting,
            long timeouts,
            List<HolderEvidence> byHolder)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        PoolReading pool = observation.pool();
        List<PoolSample> samples = observation.last(SUSTAINED);
        double full = NEARLY_ALL * pool.maxConnections();
        long secondsFull =
                samples.stream().filter(sample -> sample.checkedOut() >= full).count();
        long timeouts = samples.stream().mapToLong(PoolSample::timeouts).sum();
        boolean sustained = samples.size() >= MOSTLY * SUSTAINED.toSeconds() && secondsFull >= MOSTLY * samples.size();
        if (pool.checkedOut() < full || !sustained && timeouts == 0) {
            return Optional.empty();
        }
        String holder = HolderEvidence.mainHolder(observation.leases());
        boolean felt = timeouts > 0 || pool.waiting() > 0;
        return Optional.of(new Finding(
                Code.EXHAUSTED,
                felt ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of("exhausted", pool.checkedOut(), pool.maxConnections(), pool.waiting(), holder),
                new Figures(
                        pool.checkedOut(),
                        pool.maxConnections(),
                        pool.overflow(),
                        pool.maxOverflow(),
                        secondsFull,
                        pool.waiting(),
                        timeouts,
                        HolderEvidence.byHolder(observation.leases())),
                List.of(
                        Phrase.of("exhausted.holders", holder),
                        Phrase.of("exhausted.free"),
                        Phrase.of("exhausted.sizing")),
                Phrase.of("exhausted.refuted")));
    }
}
