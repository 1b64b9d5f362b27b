package dev.inferenceinstances.lease;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a report on timings looks back.
 *
 * @param length 10 s to 15 min; null for all since start
 */
record TimingWindow(Duration length) {

    static final Duration SHORTEST = TimingSlice.LENGTH;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final TimingWindow SINCE_START = new TimingWindow(null);
    static final TimingWindow DEFAULT = new TimingWindow(Duration.ofMinutes(5));

    private static final String PARAMETER = "window";
    private static final String START = "start";

    /** So many digits that any length in bounds fits, and so few that none overflows. */
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9})([sm])");

    /**
     * @param text the query parameter: a length in seconds or minutes, such as {@code 90s} or {@code 5m}, or {@code start}; null or
     *     blank is {@code 5m}
     * @throws HttpProblem 422 for any other text, and for a length below 10 s or above 15 min
     */
    static TimingWindow parse(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        if (text.equals(START)) {
            return SINCE_START;
        }
        Matcher length = LENGTH.matcher(text);
        if (!length.matches()) {
            throw refused();
        }
        long count = Long.parseLong(length.group(1));
        return bounded(length.group(2).equals("s") ? Duration.ofSeconds(count) : Duration.ofMinutes(count));
    }

    boolean isSinceStart() {
        return length == null;
    }

    /** The length in whole slices, rounded up. Not for the window since start. */
    int slices() {
        return (int) length.plus(TimingSlice.LENGTH).minusNanos(1).dividedBy(TimingSlice.LENGTH);
    }

    private static TimingWindow bounded(Duration length) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw refused();
        }
        return new TimingWindow(length);
    }

    private static HttpProblem refused() {
        return Problems.invalid(List.of(new FieldError(PARAMETER, "must be from 10s to 15m, such as 5m, or start")));
    }
}
