package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A spike: more is wanted than the base has, the overflow takes it or callers wait for a moment, and connections come back. */
final class BusyDetector implements Detector {

    private static final Duration RECENT = Duration.ofSeconds(10);

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<PoolSample> samples = seen.last(RECENT);
        int most = samples.stream()
                .mapToInt(sample -> sample.checkedOutMax())
                .max()
                .orElse(0);
        long borrows = samples.stream().mapToLong(PoolSample::borrows).sum();
        int waited = samples.stream().mapToInt(PoolSample::waitingMax).max().orElse(0);
        if (most + waited <= seen.pool().poolSize() || borrows == 0 || borrows < most) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.BUSY,
                waited > 0 ? Severity.WARNING : Severity.INFO,
                waited > 0
                        ? Phrase.of("busy.waits", most, seen.pool().maxConnections(), waited)
                        : Phrase.of(
                                "busy",
                                most,
                                seen.pool().poolSize(),
                                seen.pool().maxConnections()),
                Finding.evidence(
                        "peak_checked_out",
                        most,
                        "pool_size",
                        seen.pool().poolSize(),
                        "max_connections",
                        seen.pool().maxConnections(),
                        "borrows",
                        borrows,
                        "seconds",
                        samples.size(),
                        "most_waiting",
                        waited),
                List.of(Phrase.of("busy.wait")),
                Phrase.of("busy.refuted")));
    }
}
