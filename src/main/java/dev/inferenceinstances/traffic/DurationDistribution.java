package dev.inferenceinstances.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How durations are spread, in figures that can be added up over time and over instances of the service. Durations are exact to two
 * significant digits.
 *
 * @param upTo for each of {@link #BOUNDS}, how many durations were not longer
 * @param count how many durations
 * @param sumSeconds their sum
 * @param traced for some of the buckets an example whose trace can be looked up: the last one. A bucket has the number of its bound, and
 *     the one after the last bound has what was longer
 */
public record DurationDistribution(
        List<Long> upTo, long count, double sumSeconds, Map<Integer, TracedDuration> traced) {

    /** Seconds, from the shortest. */
    public static final List<Double> BOUNDS =
            List.of(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0);

    /** One for each bound, and one for what is longer. */
    static final int BUCKETS = BOUNDS.size() + 1;

    private static final double MICROS_PER_SECOND = 1_000_000;

    public DurationDistribution {
        upTo = List.copyOf(upTo);
        traced = Map.copyOf(traced);
    }

    /** @param durations in microseconds */
    static DurationDistribution of(Histogram durations, Map<Integer, TracedDuration> traced) {
        long[] upTo = new long[BOUNDS.size()];
        long sumMicros = 0;
        for (HistogramIterationValue duration : durations.recordedValues()) {
            long micros = duration.getValueIteratedTo();
            long times = duration.getCountAtValueIteratedTo();
            sumMicros += durations.medianEquivalentValue(micros) * times;
            for (int bound = bucket(durations.lowestEquivalentValue(micros)); bound < upTo.length; bound++) {
                upTo[bound] += times;
            }
        }
        return new DurationDistribution(
                Arrays.stream(upTo).boxed().toList(), durations.getTotalCount(), sumMicros / MICROS_PER_SECOND, traced);
    }

    /** The number of the first bound that is not exceeded. */
    static int bucket(long micros) {
        int bound = 0;
        while (bound < BOUNDS.size() && Math.round(BOUNDS.get(bound) * MICROS_PER_SECOND) < micros) {
            bound++;
        }
        return bound;
    }
}
