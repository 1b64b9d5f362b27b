package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.HdrHistogram.Histogram;

/**
 * How long one holder held connections.
 *
 * @param holder its name
 * @param borrows connections it gave back
 * @param holdMs how long it had held each, in milliseconds
 * @param sharePercent 100 × its hold time ÷ that of all holders, rounded to two places
 */
@JsonPropertyOrder({"holder", "borrows", "hold_ms", "share_percent"})
public record HolderTimings(String holder, long borrows, TimingSummary holdMs, double sharePercent) {

    /** @param allHoldTime the sum of all holders' durations, in the histogram's unit */
    static HolderTimings of(String holder, Histogram holds, double allHoldTime) {
        double mean = holds.getMean();
        long borrows = holds.getTotalCount();
        return new HolderTimings(holder, borrows, TimingSummary.of(holds, mean), percent(mean * borrows, allHoldTime));
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : Math.round(part * 10_000 / whole) / 100.0;
    }
}
