package dev.inferenceinstances.traffic;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** What a series measured in a finished slice of time. Kept sparse: 6 bytes for each bucket that a duration fell into. */
final class TimingSlice {

    static final Duration LENGTH = Duration.ofSeconds(10);
    static final TimingSlice EMPTY = new TimingSlice(0);

    private final char[] buckets;
    private final int[] counts;

    private TimingSlice(int size) {
        buckets = new char[size];
        counts = new int[size];
    }

    /** @param histogram durations in microseconds */
    static TimingSlice of(Histogram histogram) {
        int size = 0;
        for (HistogramIterationValue ignored : histogram.recordedValues()) {
            size++;
        }
        TimingSlice slice = new TimingSlice(size);
        int i = 0;
        for (HistogramIterationValue duration : histogram.recordedValues()) {
            slice.buckets[i] = (char) TimingBuckets.bucket(duration.getValueIteratedTo());
            slice.counts[i] = Math.toIntExact(duration.getCountAtValueIteratedTo());
            i++;
        }
        return slice;
    }

    /** @param sums a count for each bucket */
    void addTo(long[] sums) {
        for (int i = 0; i < buckets.length; i++) {
            sums[buckets[i]] += counts[i];
        }
    }
}
