package dev.inferenceinstances.traffic;

/**
 * Numbers the durations that a series tells apart, by the rule of its histograms: each microsecond below 256, then 128 steps from
 * one power of two to the next. The library keeps its numbers to itself; with these, slices are small and summed as plain arrays.
 */
final class TimingBuckets {

    /** The steps within a power of two, as a power of two. */
    private static final int STEP_BITS = 7;

    private TimingBuckets() {}

    /** @param micros zero or more */
    static int bucket(long micros) {
        int width = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - STEP_BITS);
        return (width << STEP_BITS) + (int) (micros >>> width);
    }

    /** The shortest duration of the bucket, in microseconds. */
    static long micros(int bucket) {
        int width = Math.max(0, (bucket >>> STEP_BITS) - 1);
        return (long) (bucket - (width << STEP_BITS)) << width;
    }
}
