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

    /**
     * More was wanted than the base has, all the time, though connections came back quickly.
     *
     * @param samples the seconds that were judged
     * @param demand connections in use and callers waiting, mean
     * @param inUse connections in use, mean
     * @param borrows a second, of the whole pool, mean
     */
    private record SteadyDemand(List<PoolSample> samples, double demand, double inUse, double borrows) {

        /** A spike may last for less. */
        private static final Duration STEADY = Duration.ofSeconds(30);
        /** The part of that time that must show it, since a reading may fall between two borrows. */
        private static final double MOSTLY = 0.8;
        /** With a longer mean hold, something holds the connections; more of them would be held too. */
        private static final double LONGEST_MEAN_HOLD_SECONDS = 2;

        /** Empty where there is none, and where something else held callers up meanwhile. */
        static Optional<SteadyDemand> of(Observation observation) {
            List<PoolSample> samples = observation.last(STEADY);
            double borrows =
                    samples.stream().mapToLong(PoolSample::borrows).average().orElse(0);
            double inUse = samples.stream()
                    .mapToDouble(PoolSample::checkedOut)
                    .average()
                    .orElse(0);
            boolean steady = samples.size() >= STEADY.toSeconds() * MOSTLY
                    && above(samples, observation.pool().poolSize()) >= MOSTLY * samples.size();
            if (!steady || observation.heldUp() || borrows == 0 || borrows * LONGEST_MEAN_HOLD_SECONDS < inUse) {
                return Optional.empty();
            }
            double demand = samples.stream()
                    .mapToDouble(sample -> sample.checkedOut() + sample.waiting())
                    .average()
                    .orElse(0);
            return Optional.of(new SteadyDemand(samples, demand, inUse, borrows));
        }

        /** Seconds in which callers did not get a connection at once. */
        long secondsWithCallersWaiting() {
            return samples.stream().filter(PoolSample::callersWaited).count();
        }

        /** True where they did not for half of the time, so that the overflow does not take what is wanted. */
        boolean callersWait() {
            return secondsWithCallersWaiting() >= samples.size() / 2.0;
        }

        private static long above(List<PoolSample> samples, int size) {
            return samples.stream().filter(sample -> most(sample) > size).count();
        }

        private static double most(PoolSample sample) {
            return Math.max(sample.checkedOut() + sample.waiting(), sample.checkedOutMax());
        }
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        if (observation.poolerIsFull() || observation.unseenPoolerIsNarrow()) {
            // more connections would wait there as these do
            return Optional.empty();
        }
        return SteadyDemand.of(observation)
                .filter(demand -> demand.callersWait()
                        || demand.demand() > observation.pool().poolSize())
                .filter(demand -> SlowedRoutes.of(observation).none())
                .map(demand -> finding(observation, demand));
    }

    private static Finding finding(Observation observation, SteadyDemand demand) {
        PoolReading pool = observation.pool();
        boolean callersWait = demand.callersWait();
        return new Finding(
                Code.UNDERSIZED,
                callersWait ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of(
                        callersWait ? "undersized.total" : "undersized.base",
                        demand.demand(),
                        pool.poolSize(),
                        pool.maxConnections()),
                new Figures(
                        demand.samples().size(),
                        tenths(demand.demand()),
                        tenths(demand.inUse()),
                        tenths(demand.borrows()),
                        Math.round(1000 * demand.inUse() / demand.borrows()),
                        demand.secondsWithCallersWaiting(),
                        demand.samples().stream()
                                .mapToLong(PoolSample::timeouts)
                                .sum()),
                actions(pool, observation.advice()),
                Phrase.of("undersized.refuted"));
    }

    private static List<Phrase> actions(PoolReading pool, @Nullable PoolSize advice) {
        List<Phrase> actions = new ArrayList<>();
        if (advice != null && advice.base() > pool.poolSize()) {
            actions.add(Phrase.of("undersized.set", advice.base(), advice.overflow()));
        }
        actions.add(Phrase.of("undersized.sizing"));
        return actions;
    }

    private static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
