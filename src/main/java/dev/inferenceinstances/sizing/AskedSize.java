package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A size that somebody thinks of, to be told what it would do.
 *
 * @param poolSize base connections; null for as many as today
 * @param maxOverflow connections beyond these; null for as many as today
 */
record AskedSize(Integer poolSize, Integer maxOverflow) {

    static final AskedSize NONE = new AskedSize(null, null);

    /** So few digits that none overflows. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /**
     * @param poolSize the query parameter, 1 to {@value PoolSettings#MOST}; null or empty where it is not given
     * @param maxOverflow the query parameter, 0 to {@value PoolSettings#MOST}; null or empty where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text; names both where both are wrong
     */
    static AskedSize parse(String poolSize, String maxOverflow) {
        List<FieldError> errors = new ArrayList<>();
        AskedSize asked =
                new AskedSize(number("pool_size", poolSize, 1, errors), number("max_overflow", maxOverflow, 0, errors));
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return asked;
    }

    /** Empty where nothing was asked. */
    Optional<PoolSize> beside(PoolSize today) {
        if (poolSize == null && maxOverflow == null) {
            return Optional.empty();
        }
        return Optional.of(new PoolSize(
                poolSize == null ? today.base() : poolSize, maxOverflow == null ? today.overflow() : maxOverflow));
    }

    private static Integer number(String name, String text, int least, List<FieldError> errors) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > PoolSettings.MOST) {
            errors.add(
                    new FieldError(name, "must be a whole number from %d to %d".formatted(least, PoolSettings.MOST)));
        }
        return number;
    }
}
