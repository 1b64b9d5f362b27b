package dev.inferenceinstances.submission;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** The number of a row in a path: 64 bits, whatever the column of an adopted table has. */
public final class RowId {

    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]{1,19}");

    private RowId() {}

    /**
     * @return also a number that no row has
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where the text is no number of 64 bits
     */
    public static long parse(String text) {
        return parse(text, "id");
    }

    /** @param field what is named where it is refused */
    public static long parse(String text, String field) {
        if (FORM.matcher(text).matches()) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException beyond64Bits) {
                throw refused(field);
            }
        }
        throw refused(field);
    }

    private static RuntimeException refused(String field) {
        return Problems.invalid(
                List.of(new FieldError(field, "must be a whole number from 1 to %d".formatted(Long.MAX_VALUE))));
    }
}
