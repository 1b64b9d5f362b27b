package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Durations in figures: milliseconds to three places, exact to two significant digits. Where nothing was measured every duration is
 * null, for unknown is not zero.
 *
 * @param count how many durations
 * @param mean their arithmetic mean, in milliseconds; null where there are none
 * @param p50 the median, in milliseconds; null where there are none
 * @param p90 what nine in ten do not exceed, in milliseconds; null where there are none
 * @param p99 what 99 in a hundred do not exceed, in milliseconds; null where there are none
 * @param max the longest, in milliseconds; null where there are none
 */
@JsonPropertyOrder({"count", "mean", "p50", "p90", "p99", "max"})
public record TimingSummary(
        long count,
        @Nullable Double mean,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double p99,
        @Nullable Double max) {

    private static final double MICROS_PER_MILLI = 1000;

    /** @param histogram durations in microseconds */
    static TimingSummary of(Histogram histogram) {
        return of(histogram, histogram.getMean());
    }

    /** For a caller that needs the mean as well: it costs the most to compute. */
    static TimingSummary of(Histogram histogram, double mean) {
        if (histogram.getTotalCount() == 0) {
            return new TimingSummary(0, null, null, null, null, null);
        }
        return new TimingSummary(
                histogram.getTotalCount(),
                millis(mean),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(90)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getMaxValue()));
    }

    private static double millis(double micros) {
        return Math.round(micros) / MICROS_PER_MILLI;
    }
}
