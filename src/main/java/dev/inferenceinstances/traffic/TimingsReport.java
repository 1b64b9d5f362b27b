package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The report on waits and holds as users read it.
 *
 * @param windowSeconds how far it looks back, in seconds
 * @param waitMs how long callers waited for a connection, in milliseconds
 * @param holdMs how long connections were held, in milliseconds, by all holders together; one that is still held is not in it
 * @param byHolder the holders that gave connections back in the window, the one with the largest share of the hold time first
 */
@JsonPropertyOrder({"window_seconds", "wait_ms", "hold_ms", "by_holder"})
@Schema
public record TimingsReport(
        long windowSeconds, WaitTimings waitMs, TimingSummary holdMs, List<HolderTimings> byHolder) {

    private static final Comparator<HolderTimings> LARGEST_SHARE_FIRST =
            Comparator.comparingDouble(HolderTimings::sharePercent).reversed().thenComparing(HolderTimings::holder);

    public TimingsReport {
        byHolder = List.copyOf(byHolder);
    }

    /**
     * @param waits durations in microseconds
     * @param holds durations in microseconds, by the holder's name; may be empty histograms
     */
    static TimingsReport of(long windowSeconds, Histogram waits, long timeouts, Map<String, Histogram> holds) {
        Histogram all = TimingSeries.emptyHistogram();
        holds.values().forEach(all::add);
        double mean = all.getMean();
        double allHoldTime = mean * all.getTotalCount();
        List<HolderTimings> byHolder = holds.entrySet().stream()
                .filter(holder -> holder.getValue().getTotalCount() > 0)
                .map(holder -> HolderTimings.of(holder.getKey(), holder.getValue(), allHoldTime))
                .sorted(LARGEST_SHARE_FIRST)
                .toList();
        return new TimingsReport(
                windowSeconds,
                new WaitTimings(TimingSummary.of(waits), timeouts),
                TimingSummary.of(all, mean),
                byHolder);
    }
}
