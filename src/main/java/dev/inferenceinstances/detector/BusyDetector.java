package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A spike: more is wanted than the base has, the overflow takes it or callers wait for a moment, and connections come back. */
final class BusyDetector implements Detector {

    private static final Duration RECENT = Duration.ofSeconds(10);

    /**
     * @param peakCheckedOut the most borrowed at once
     * @param borrows in all these seconds
     * @param seconds how many were judged
     * @param mostWaiting the most callers waiting at once
     */
    record Figures(int peakCheckedOut, int poolSize, int maxConnections, long borrows, int seconds, int mostWaiting)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        PoolReading pool = observation.pool();
        List<PoolSample> samples = observation.last(RECENT);
        int most = samples.stream()
                .mapToInt(sample -> sample.checkedOutMax())
                .max()
                .orElse(0);
        long borrows = samples.stream().mapToLong(PoolSample::borrows).sum();
        int waited = samples.stream().mapToInt(PoolSample::waitingMax).max().orElse(0);
        if (most + waited <= pool.poolSize() || borrows == 0 || borrows < most) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.BUSY,
                waited > 0 ? Severity.WARNING : Severity.INFO,
                waited > 0
                        ? Phrase.of("busy.waits", most, pool.maxConnections(), waited)
                        : Phrase.of("busy", most, pool.poolSize(), pool.maxConnections()),
                new Figures(most, pool.poolSize(), pool.maxConnections(), borrows, samples.size(), waited),
                List.of(Phrase.of("busy.wait")),
                Phrase.of("busy.refuted")));
    }
}
