package dev.inferenceinstances.traffic;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How durations are spread, in figures that can be added up over time and over instances of the service. Durations are exact to two
 * significant digits.
 *
 * @param upTo for each of {@link #BOUNDS}, how many durations were not longer
 * @param count how many durations
 * @param sumSeconds their sum
 */
public record DurationDistribution(List<Long> upTo, long count, double sumSeconds) {

    /** Seconds, from the shortest. */
    public static final List<Double> BOUNDS =
            List.of(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0);

    private static final double MICROS_PER_SECOND = 1_000_000;

    public DurationDistribution {
        upTo = List.copyOf(upTo);
    }

    /** @param durations in microseconds */
    static DurationDistribution of(Histogram durations) {
        long[] upTo = new long[BOUNDS.size()];
        long sumMicros = 0;
        for (HistogramIterationValue duration : durations.recordedValues()) {
            long micros = duration.getValueIteratedTo();
            long times = duration.getCountAtValueIteratedTo();
            sumMicros += durations.medianEquivalentValue(micros) * times;
            for (int bound = firstNotBelow(durations.lowestEquivalentValue(micros)); bound < upTo.length; bound++) {
                upTo[bound] += times;
            }
        }
        return new DurationDistribution(
                Arrays.stream(upTo).boxed().toList(), durations.getTotalCount(), sumMicros / MICROS_PER_SECOND);
    }

    private static int firstNotBelow(long micros) {
        int bound = 0;
        while (bound < BOUNDS.size() && Math.round(BOUNDS.get(bound) * MICROS_PER_SECOND) < micros) {
            bound++;
        }
        return bound;
    }
}
