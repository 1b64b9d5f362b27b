package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Steady demand above what the pool has, while connections come back as fast as ever. Where a route became slower, that is the cause:
 * {@link SlowQueryDetector} says so, and a larger pool would not help.
 */
final class UndersizedDetector implements Detector {

    /** A spike may last for less. */
    private static final Duration STEADY = Duration.ofSeconds(30);
    /** So much of that time must show it, since a reading may fall between two borrows. */
    private static final double MOSTLY = 0.8;
    /** With a longer mean hold, something holds the connections; more of them would be held too. */
    private static final double LONGEST_MEAN_HOLD_SECONDS = 2;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<PoolSample> samples = seen.last(STEADY);
        double demand = samples.stream()
                .mapToDouble(UndersizedDetector::demand)
                .average()
                .orElse(0);
        double borrows =
                samples.stream().mapToLong(PoolSample::borrows).average().orElse(0);
        double inUse =
                samples.stream().mapToDouble(PoolSample::checkedOut).average().orElse(0);
        boolean steady = samples.size() >= STEADY.toSeconds() * MOSTLY
                && above(samples, seen.pool().poolSize()) >= MOSTLY * samples.size();
        if (!steady
                || borrows == 0
                || borrows * LONGEST_MEAN_HOLD_SECONDS < inUse
                || !SlowedRoutes.of(seen).none()) {
            return Optional.empty();
        }
        long waited = samples.stream().filter(UndersizedDetector::callersWaited).count();
        boolean callersWait = waited >= samples.size() / 2.0;
        return Optional.of(new Finding(
                Code.UNDERSIZED,
                callersWait ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of(
                        callersWait ? "undersized.total" : "undersized.base",
                        demand,
                        seen.pool().poolSize(),
                        seen.pool().maxConnections()),
                Finding.evidence(
                        "seconds", samples.size(),
                        "mean_demand", tenths(demand),
                        "mean_checked_out", tenths(inUse),
                        "borrows_per_second", tenths(borrows),
                        "mean_hold_ms", Math.round(1000 * inUse / borrows),
                        "seconds_with_callers_waiting", waited,
                        "timeouts",
                                samples.stream().mapToLong(PoolSample::timeouts).sum()),
                actions(seen, seen.pool()),
                Phrase.of("undersized.refuted")));
    }

    private static List<Phrase> actions(Observation seen, PoolReading pool) {
        List<Phrase> actions = new ArrayList<>();
        if (seen.advice() != null && seen.advice().base() > pool.poolSize()) {
            actions.add(Phrase.of(
                    "undersized.set", seen.advice().base(), seen.advice().overflow()));
        }
        actions.add(Phrase.of("undersized.sizing"));
        return actions;
    }

    private static long above(List<PoolSample> samples, int size) {
        return samples.stream().filter(sample -> demand(sample) > size).count();
    }

    private static double demand(PoolSample sample) {
        return Math.max(sample.checkedOut() + sample.waiting(), sample.checkedOutMax());
    }

    private static boolean callersWaited(PoolSample sample) {
        return sample.waitingMax() > 0 || sample.timeouts() > 0;
    }

    private static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
