package dev.inferenceinstances.pool;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far back the history is asked for. */
final class HistoryWindow {

    private static final String PARAMETER = "window";
    private static final Duration DEFAULT = Duration.ofMinutes(15);
    private static final Duration MOST = Duration.ofHours(24);
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smh])");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    private HistoryWindow() {}

    /**
     * @param text the query parameter, a whole number with its unit: {@code 90s}, {@code 15m}, {@code 24h}; null or empty for 15 minutes
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text, and below 1s or above 24h
     */
    static Duration parse(String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT;
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            Duration window = UNITS.get(form.group(2)).multipliedBy(Long.parseLong(form.group(1)));
            if (!window.isZero() && window.compareTo(MOST) <= 0) {
                return window;
            }
        }
        throw Problems.invalid(List.of(new FieldError(PARAMETER, "must be from 1s to 24h, such as 15m")));
    }
}
