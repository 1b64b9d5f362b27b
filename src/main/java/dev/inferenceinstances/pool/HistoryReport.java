package dev.inferenceinstances.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The pool's history as users read it, oldest first.
 *
 * @param stepSeconds how many seconds one sample stands for: 1 up to 15 minutes, 10 beyond
 * @param samples one a step
 */
@Schema
public record HistoryReport(int stepSeconds, List<Sample> samples) {

    private static final Duration BY_SECONDS = Duration.ofSeconds(PoolHistory.SECONDS_KEPT);

    /**
     * The pool over one step. Means are numbers with at most two places, and whole ones have none.
     *
     * @param outcomes how many requests to the registry ended in the step, by how; without those that are 0
     * @param checkedOutMax the most connections borrowed at once, counted at each borrow
     * @see PoolSample
     */
    @Schema
    public record Sample(
            Instant at,
            Number checkedOut,
            int checkedOutMax,
            Number checkedIn,
            Number waiting,
            int waitingMax,
            long borrows,
            long timeouts,
            double utilizationPercent,
            Map<String, Long> outcomes) {

        public static Sample of(PoolSample sample) {
            return new Sample(
                    sample.at(),
                    figure(sample.checkedOut()),
                    sample.checkedOutMax(),
                    figure(sample.checkedIn()),
                    figure(sample.waiting()),
                    sample.waitingMax(),
                    sample.borrows(),
                    sample.timeouts(),
                    rounded(sample.utilizationPercent()),
                    sample.outcomes());
        }

        private static Number figure(double mean) {
            double rounded = rounded(mean);
            return rounded == Math.rint(rounded) ? (Number) (long) rounded : (Number) rounded;
        }

        private static double rounded(double mean) {
            return Math.round(mean * 100) / 100.0;
        }
    }

    public static HistoryReport of(PoolHistory history, Duration window, Instant now) {
        boolean bySeconds = window.compareTo(BY_SECONDS) <= 0;
        List<PoolSample> samples = bySeconds ? history.seconds(window, now) : history.tens(window, now);
        return new HistoryReport(
                bySeconds ? 1 : PoolHistory.TEN,
                samples.stream().map(Sample::of).toList());
    }
}
