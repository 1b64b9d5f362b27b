package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How callers came for connections: those that got one and those that gave up.
 *
 * @param seconds how long they were watched
 * @param count how many came
 * @param peakPerSecond how many came each second of the busiest span
 * @param dispersion how unevenly they came: the index of dispersion of their number in a second, at least 1
 */
record Arrivals(long seconds, long count, double peakPerSecond, double dispersion) {

    static final Arrivals NONE = new Arrivals(0, 0, 0, 1);

    /**
     * @param samples one a second, oldest first
     * @param leftOut seconds that are missing among these, since they do not count
     * @param span how long a peak lasts, in whole seconds; where less was watched, the peak is the mean
     */
    static Arrivals of(List<PoolSample> samples, int leftOut, Duration span) {
        if (samples.isEmpty()) {
            return NONE;
        }
        Instant first = samples.get(0).at();
        Instant last = samples.get(samples.size() - 1).at();
        // those at the ends are not between the first and the last, so that there may be as few as the samples
        long seconds = Math.max(samples.size(), Duration.between(first, last).toSeconds() + 1 - leftOut);
        return new Arrivals(
                seconds,
                samples.stream().mapToLong(Arrivals::in).sum(),
                (double) busiest(samples, span) / Math.min(seconds, span.toSeconds()),
                dispersion(samples));
    }

    /** The mean over all the time they were watched; 0 where they were not. */
    double perSecond() {
        return seconds == 0 ? 0 : (double) count / seconds;
    }

    private static long in(PoolSample sample) {
        return sample.borrows() + sample.timeouts();
    }

    private static long busiest(List<PoolSample> samples, Duration span) {
        long most = 0;
        long sum = 0;
        int oldest = 0;
        for (PoolSample sample : samples) {
            sum += in(sample);
            while (!samples.get(oldest).at().isAfter(sample.at().minus(span))) {
                sum -= in(samples.get(oldest));
                oldest++;
            }
            most = Math.max(most, sum);
        }
        return most;
    }

    /**
     * Variance ÷ mean of the number in a second, which for long enough counts is the squared variation of the times between arrivals
     * (Cox and Lewis, The Statistical Analysis of Series of Events, 1966). The variance is half the mean square of the differences from
     * one second to the next, which a load that rises or falls over minutes does not blow up (von Neumann and others, The Mean Square
     * Successive Difference, Annals of Mathematical Statistics 12, 1941). Less than 1 is not believed: borrows from a full pool come
     * as evenly as connections are given back, however unevenly their callers came. A sample after a missing second holds the borrows of
     * both, and is left out.
     */
    private static double dispersion(List<PoolSample> samples) {
        double squares = 0;
        double sum = 0;
        for (int i = 1; i < samples.size(); i++) {
            PoolSample before = samples.get(i - 1);
            PoolSample sample = samples.get(i);
            if (ofOneSecond(samples, i - 1) && ofOneSecond(samples, i)) {
                double difference = in(sample) - in(before);
                squares += difference * difference;
                sum += in(sample) + in(before);
            }
        }
        return sum == 0 ? 1 : Math.max(1, squares / sum);
    }

    private static boolean ofOneSecond(List<PoolSample> samples, int i) {
        return i == 0
                || samples.get(i - 1).at().plusSeconds(1).equals(samples.get(i).at());
    }
}
