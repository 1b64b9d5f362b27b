package dev.inferenceinstances.pool;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The pool over one step of time. In a step of one second the means are its one reading.
 *
 * @param at the end of the step
 * @param checkedOut borrowed connections, mean
 * @param checkedOutMax the most borrowed at once, counted at each borrow
 * @param checkedIn idle connections, mean
 * @param waiting callers waiting, mean
 * @param waitingMax callers waiting, the most that a reading saw
 * @param borrows connections lent in the step
 * @param timeouts callers that gave up in the step
 * @param utilizationPercent 100 × borrowed ÷ base size, at most 100, mean
 * @param outcomes how many requests to the registry ended in the step, by how; without those that are 0
 */
public record PoolSample(
        Instant at,
        double checkedOut,
        int checkedOutMax,
        double checkedIn,
        double waiting,
        int waitingMax,
        long borrows,
        long timeouts,
        double utilizationPercent,
        Map<String, Long> outcomes) {

    public PoolSample {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** True where a caller did not get a connection at once, whether it gave up or not. */
    public boolean callersWaited() {
        return waitingMax > 0 || timeouts > 0;
    }

    /** @param samples those within one longer step, at least one */
    static PoolSample over(List<PoolSample> samples, Instant end) {
        return new PoolSample(
                end,
                mean(samples, PoolSample::checkedOut),
                samples.stream().mapToInt(PoolSample::checkedOutMax).max().orElseThrow(),
                mean(samples, PoolSample::checkedIn),
                mean(samples, PoolSample::waiting),
                samples.stream().mapToInt(PoolSample::waitingMax).max().orElseThrow(),
                samples.stream().mapToLong(PoolSample::borrows).sum(),
                samples.stream().mapToLong(PoolSample::timeouts).sum(),
                mean(samples, PoolSample::utilizationPercent),
                outcomes(samples));
    }

    private static Map<String, Long> outcomes(List<PoolSample> samples) {
        Map<String, Long> sums = new LinkedHashMap<>();
        samples.forEach(sample -> sample.outcomes.forEach((outcome, count) -> sums.merge(outcome, count, Long::sum)));
        return sums;
    }

    private static double mean(List<PoolSample> samples, ToDoubleFunction<PoolSample> figure) {
        return samples.stream().mapToDouble(figure).average().orElseThrow();
    }
}
