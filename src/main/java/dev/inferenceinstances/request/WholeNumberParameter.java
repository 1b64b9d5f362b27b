package dev.inferenceinstances.request;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A whole number in the query.
 *
 * @param name of the parameter
 * @param least the smallest that is taken, not negative
 * @param most the largest that is taken
 */
public record WholeNumberParameter(String name, int least, int most) {

    /** So few digits that none overflows. */
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    /**
     * @param text decimal digits; null or empty where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text, and out of bounds
     */
    public OptionalInt parse(String text) {
        ParameterErrors errors = new ParameterErrors();
        OptionalInt number = parse(text, errors);
        errors.throwIfAny();
        return number;
    }

    /** The same, but what cannot be used is added to the errors and reads as not given. */
    public OptionalInt parse(String text, ParameterErrors errors) {
        if (text == null || text.isEmpty()) {
            return OptionalInt.empty();
        }
        long number = FORM.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            errors.add(name, "must be a whole number from %d to %d".formatted(least, most));
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) number);
    }
}
