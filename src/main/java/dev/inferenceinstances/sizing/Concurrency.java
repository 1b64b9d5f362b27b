package dev.inferenceinstances.sizing;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How many clients are expected at once. */
final class Concurrency {

    private static final String PARAMETER = "concurrency";
    private static final int MOST = 100_000;
    /** So few digits that none overflows. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Concurrency() {}

    /**
     * @param text the query parameter, 1 to 100000; null or empty where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text
     */
    static OptionalInt parse(String text) {
        if (text == null || text.isEmpty()) {
            return OptionalInt.empty();
        }
        int clients = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (clients < 1 || clients > MOST) {
            throw Problems.invalid(
                    List.of(new FieldError(PARAMETER, "must be a whole number from 1 to %d".formatted(MOST))));
        }
        return OptionalInt.of(clients);
    }
}
