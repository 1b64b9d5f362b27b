package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in the query, such as {@code 90s}, {@code 15m} or {@code 24h}.
 *
 * @param name of the parameter
 * @param fallback where it is not given
 * @param least the shortest that is taken
 * @param most the longest that is taken
 * @param allowed what to say of any other text
 */
public record DurationParameter(String name, Duration fallback, Duration least, Duration most, String allowed) {

    /** So many digits that any length in bounds fits, and so few that none overflows. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smh])");

    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    /**
     * @param text a whole number with its unit; null or blank where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text, and out of bounds
     */
    public Duration parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return fallback;
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            Duration length = Objects.requireNonNull(UNITS.get(form.group(2)), "a unit that the form allows")
                    .multipliedBy(Long.parseLong(form.group(1)));
            if (length.compareTo(least) >= 0 && length.compareTo(most) <= 0) {
                return length;
            }
        }
        throw Problems.invalid(List.of(new FieldError(name, allowed)));
    }
}
