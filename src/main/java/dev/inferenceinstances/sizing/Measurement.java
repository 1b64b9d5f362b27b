package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.traffic.HoldStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What was seen of a pool and its callers.
 *
 * @param pool how large it is today
 * @param shared true for SQLite's one shared connection
 * @param arrivals how callers came
 * @param holds how long they held connections
 * @param meanBorrowed borrowed connections, mean of one reading a second
 * @param peakBorrowed the most connections borrowed at once
 * @param peakDemand the most that were wanted at once: borrowed and waited for
 * @param leftOutSeconds seconds that are in none of these, since something else than the size held callers up
 * @param saturatedSeconds seconds in which every connection was borrowed or callers waited
 * @param leaked connections that are known to be leaked now
 * @param shed requests that were refused because too many waited, since start
 */
record Measurement(
        PoolSize pool,
        boolean shared,
        Arrivals arrivals,
        HoldStatistics holds,
        double meanBorrowed,
        int peakBorrowed,
        int peakDemand,
        long leftOutSeconds,
        long saturatedSeconds,
        int leaked,
        long shed) {

    /** Connections given back. */
    static final int ENOUGH = 100;

    private static final double MILLIS = 1000;

    /** A pool gives no more than it has, so that a load of clearly more is of callers who came and gave up. */
    private static final double MORE_THAN_CHANCE = 1.05;

    /** A single second's count is chance for the most part; a queue that callers notice takes longer to build up. */
    static final Duration PEAK = Duration.ofSeconds(10);

    /**
     * @param all one sample a second, oldest first
     * @param leftOut the moments that do not count
     * @param holds of the time that counts
     */
    static Measurement of(List<PoolSample> all, Predicate<Instant> leftOut, HoldStatistics holds, PoolReading now) {
        List<PoolSample> samples =
                all.stream().filter(sample -> !leftOut.test(sample.at())).toList();
        return new Measurement(
                now.size(),
                now.shared(),
                Arrivals.of(samples, all.size() - samples.size(), span(holds)),
                holds,
                samples.stream().mapToDouble(PoolSample::checkedOut).average().orElse(0),
                samples.stream()
                        .mapToInt(sample -> sample.checkedOutMax())
                        .max()
                        .orElse(0),
                samples.stream()
                        .mapToInt(sample -> sample.checkedOutMax() + sample.waitingMax())
                        .max()
                        .orElse(0),
                all.size() - samples.size(),
                samples.stream()
                        .filter(sample -> saturated(sample, now.maxConnections()))
                        .count(),
                now.leakedConnections(),
                now.shedRequests());
    }

    /** True from so many holds on that an advice can stand on them. */
    boolean tellsEnough() {
        return holds.count() >= ENOUGH && holds.meanMs() > 0 && arrivals.seconds() > 0;
    }

    /** How many connections were in use on average, as arrivals and holds tell it (Little's law). */
    double load() {
        return arrivals.perSecond() * holds.meanMs() / MILLIS;
    }

    /** The coefficient of variation of the holds: standard deviation ÷ mean. */
    double holdVariation() {
        return holds.meanMs() == 0 ? 0 : holds.standardDeviationMs() / holds.meanMs();
    }

    /** The busiest span as a queue. Its load is no more than was ever wanted at once, however quickly the callers came. */
    WaitModel peak() {
        double most = peakDemand * MILLIS / holds.meanMs();
        return new WaitModel(
                Math.min(arrivals.peakPerSecond(), most), holds.meanMs(), arrivals.dispersion(), holdVariation());
    }

    /**
     * What 99 in a hundred callers wait at most at that peak, in milliseconds. Where every connection is borrowed all the time, arrivals
     * tell nothing, for callers who wait do not come again; but none waits for more than all the others who were ever there at once.
     * That holds for this pool and a larger one. With a smaller one more of them would meet. How many were there is looked at once a second,
     * which misses short queues: where the pool was full and none was seen, it says nothing of this pool.
     *
     * @param connections from 1
     * @return empty where the queue grows without end
     */
    OptionalDouble waitP99Ms(int connections) {
        OptionalDouble byArrivals = peak().p99Ms(connections);
        boolean queueMissed = connections == pool.total() && peakDemand <= connections && saturatedSeconds > 0;
        if (connections < pool.total() || queueMissed || peak().load() > connections * MORE_THAN_CHANCE) {
            return byArrivals;
        }
        double inTurn = new CallersInTurn(peakDemand, holds.meanMs(), holdVariation()).p99Ms(connections);
        return OptionalDouble.of(Math.min(byArrivals.orElse(Double.POSITIVE_INFINITY), inTurn));
    }

    /** Saturated for so long that the callers who were put off may have changed what was measured: one second in 20. */
    boolean saturated() {
        return saturatedSeconds * 20 >= arrivals.seconds() && saturatedSeconds > 0;
    }

    /** True where clearly more was borrowed than what was given back accounts for. */
    boolean heldOn() {
        return meanBorrowed > 1.25 * load() + 1;
    }

    /** A peak lasts at least as long as a connection is held. */
    private static Duration span(HoldStatistics holds) {
        Duration hold = Duration.ofSeconds((long) Math.ceil(holds.meanMs() / MILLIS));
        return hold.compareTo(PEAK) > 0 ? hold : PEAK;
    }

    private static boolean saturated(PoolSample sample, int most) {
        return sample.callersWaited() || sample.checkedOutMax() >= most;
    }
}
