package dev.inferenceinstances.traffic;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.HdrHistogram.Histogram;

/**
 * Counts durations until they are taken over into a histogram. A record adds to one number, which threads share only while their
 * durations are alike; a recorder that swaps histograms adds to four, three of which all threads share.
 */
final class TimingCounts {

    private final AtomicIntegerArray counts;

    /** @param buckets how many of {@link TimingBuckets} are counted, from the first on */
    TimingCounts(int buckets) {
        counts = new AtomicIntegerArray(buckets);
    }

    /** Wait-free and without allocation, for any number of threads at once. */
    void add(long micros) {
        counts.getAndIncrement(TimingBuckets.bucket(micros));
    }

    /** Moves everything to a histogram. What is added meanwhile is moved now or the next time, and never twice. */
    void moveTo(Histogram histogram) {
        // from the longest down, so that a histogram that grows with its values grows once
        for (int bucket = counts.length() - 1; bucket >= 0; bucket--) {
            if (counts.getPlain(bucket) != 0) {
                histogram.recordValueWithCount(TimingBuckets.micros(bucket), counts.getAndSet(bucket, 0));
            }
        }
    }
}
