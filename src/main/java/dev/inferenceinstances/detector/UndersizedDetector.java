package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steady demand above what the pool has, while connections come back as fast as ever, and nothing else held callers up meanwhile. Where a
 * route became slower, that is the cause: {@link SlowQueryDetector} says so, and a larger pool would not help.
 */
final class UndersizedDetector implements Detector {

    /** A spike may last for less. */
    private static final Duration STEADY = Duration.ofSeconds(30);
    /** The part of that time that must show it, since a reading may fall between two borrows. */
    private static final double MOSTLY = 0.8;
    /** With a longer mean hold, something holds the connections; more of them would be held too. */
    private static final double LONGEST_MEAN_HOLD_SECONDS = 2;

    /**
     * @param seconds that were judged
     * @param meanDemand connections in use and callers waiting
     * @param borrowsPerSecond of the whole pool
     * @param meanHoldMs by Little's law, from what was in use and how often it was borrowed
     */
    record Figures(
            int seconds,
            double meanDemand,
            double meanCheckedOut,
            double borrowsPerSecond,
            long meanHoldMs,
            long secondsWithCallersWaiting,
            long timeouts)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        if (observation.poolerIsNarrow()) {
            // more connections would wait there as these do
            return Optional.empty();
        }
        PoolReading pool = observation.pool();
        List<PoolSample> samples = observation.last(STEADY);
        double demand = samples.stream()
                .mapToDouble(UndersizedDetector::demand)
                .average()
                .orElse(0);
        double borrows =
                samples.stream().mapToLong(PoolSample::borrows).average().orElse(0);
        double inUse =
                samples.stream().mapToDouble(PoolSample::checkedOut).average().orElse(0);
        boolean steady = samples.size() >= STEADY.toSeconds() * MOSTLY
                && above(samples, pool.poolSize()) >= MOSTLY * samples.size();
        if (!steady
                || observation.heldUp()
                || borrows == 0
                || borrows * LONGEST_MEAN_HOLD_SECONDS < inUse
                || !SlowedRoutes.of(observation).none()) {
            return Optional.empty();
        }
        long waited = samples.stream().filter(PoolSample::callersWaited).count();
        boolean callersWait = waited >= samples.size() / 2.0;
        return Optional.of(new Finding(
                Code.UNDERSIZED,
                callersWait ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of(
                        callersWait ? "undersized.total" : "undersized.base",
                        demand,
                        pool.poolSize(),
                        pool.maxConnections()),
                new Figures(
                        samples.size(),
                        tenths(demand),
                        tenths(inUse),
                        tenths(borrows),
                        Math.round(1000 * inUse / borrows),
                        waited,
                        samples.stream().mapToLong(PoolSample::timeouts).sum()),
                actions(pool, observation.advice()),
                Phrase.of("undersized.refuted")));
    }

    private static List<Phrase> actions(PoolReading pool, @Nullable PoolSize advice) {
        List<Phrase> actions = new ArrayList<>();
        if (advice != null && advice.base() > pool.poolSize()) {
            actions.add(Phrase.of("undersized.set", advice.base(), advice.overflow()));
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

    private static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
