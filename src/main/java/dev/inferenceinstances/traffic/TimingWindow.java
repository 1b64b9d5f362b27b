package dev.inferenceinstances.traffic;

import dev.inferenceinstances.request.DurationParameter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a report on timings looks back.
 *
 * @param length 10 s to 15 min; null for all since start
 */
record TimingWindow(@Nullable Duration length) {

    static final Duration SHORTEST = TimingSlice.LENGTH;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final TimingWindow SINCE_START = new TimingWindow(null);
    private static final Duration USUAL = Duration.ofMinutes(5);
    static final TimingWindow DEFAULT = new TimingWindow(USUAL);

    private static final String START = "start";
    private static final DurationParameter LENGTH =
            new DurationParameter("window", USUAL, SHORTEST, LONGEST, "must be from 10s to 15m, such as 5m, or start");

    /**
     * @param text the query parameter: a length in seconds or minutes, such as {@code 90s} or {@code 5m}, or {@code start}; null or
     *     blank is {@code 5m}
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text, and for a length below 10 s or above 15 min
     */
    static TimingWindow parse(@Nullable String text) {
        return START.equals(text) ? SINCE_START : new TimingWindow(LENGTH.parse(text));
    }

    boolean isSinceStart() {
        return length == null;
    }

    /** The length in whole slices, rounded up. Not for the window since start. */
    int slices() {
        return (int) Objects.requireNonNull(length, "the window since start has no length")
                .plus(TimingSlice.LENGTH)
                .minusNanos(1)
                .dividedBy(TimingSlice.LENGTH);
    }
}
