package dev.inferenceinstances.traffic;

import org.HdrHistogram.Histogram;

/**
 * How long connections were held, by all holders together; one that is still held is not in it. Exact to two significant digits.
 *
 * @param count connections that were given back
 * @param meanMs the arithmetic mean, in milliseconds; 0 where there were none
 * @param standardDeviationMs how widely they differ, in milliseconds; 0 where there were none
 */
public record HoldStatistics(long count, double meanMs, double standardDeviationMs) {

    private static final double MICROS_PER_MILLI = 1000;

    /** @param holds durations in microseconds */
    static HoldStatistics of(Histogram holds) {
        return holds.getTotalCount() == 0
                ? new HoldStatistics(0, 0, 0)
                : new HoldStatistics(
                        holds.getTotalCount(),
                        holds.getMean() / MICROS_PER_MILLI,
                        holds.getStdDeviation() / MICROS_PER_MILLI);
    }
}
