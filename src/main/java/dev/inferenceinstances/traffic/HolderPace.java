package dev.inferenceinstances.traffic;

import org.HdrHistogram.Histogram;

/**
 * How fast one holder gives its connections back now, and how fast it did before.
 *
 * @param holder its name
 * @param recent what it gave back in the last 10 to 20 seconds
 * @param before what it gave back in the quarter of an hour before that
 */
public record HolderPace(String holder, Holds recent, Holds before) {

    /**
     * @param borrows connections that were given back
     * @param medianMs how long half of them were held at most, in milliseconds; 0 where there were none
     * @param meanMs how long they were held on average, in milliseconds; 0 where there were none
     */
    public record Holds(long borrows, double medianMs, double meanMs) {

        private static final double MICROS_PER_MILLI = 1000;

        /** @param histogram durations in microseconds */
        static Holds of(Histogram histogram) {
            return histogram.getTotalCount() == 0
                    ? new Holds(0, 0, 0)
                    : new Holds(
                            histogram.getTotalCount(),
                            histogram.getValueAtPercentile(50) / MICROS_PER_MILLI,
                            histogram.getMean() / MICROS_PER_MILLI);
        }

        /** For how long it had connections, all its borrows together, in milliseconds. */
        public double totalMs() {
            return borrows * meanMs;
        }
    }
}
