package dev.inferenceinstances.listing;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.StorableText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a list as they were given. One without a value counts as not given. What is wrong with them is collected. */
public final class ListParameters {

    private final MultivaluedMap<String, String> given;
    private final List<FieldError> errors = new ArrayList<>();

    public ListParameters(MultivaluedMap<String, String> given) {
        this.given = given;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every parameter that is out of bounds */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    /** @param allowed what is allowed, to be read after the parameter's name */
    public void refuse(String parameter, String allowed) {
        errors.add(new FieldError(parameter, allowed));
    }

    /** Text that every database can store; null where it is not given. */
    public @Nullable String text(String parameter) {
        String value = value(parameter);
        if (value != null && !StorableText.test(value)) {
            refuse(parameter, StorableText.ALLOWED);
        }
        return value;
    }

    /** One of these words; null where it is not given. */
    public @Nullable String oneOf(Set<String> known, String allowed, String parameter) {
        String value = value(parameter);
        if (value != null && !known.contains(value)) {
            refuse(parameter, allowed);
            return null;
        }
        return value;
    }

    /** @param read gives nothing where the text is not allowed */
    public <T> Optional<T> read(String parameter, Function<String, Optional<T>> read, String allowed) {
        String value = value(parameter);
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> found = read.apply(value);
        if (found.isEmpty()) {
            refuse(parameter, allowed);
        }
        return found;
    }

    /** A whole number in these bounds, or the one that counts where none is given. */
    public int wholeNumber(String parameter, int fallback, int least, int most) {
        String value = value(parameter);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            refuse(parameter, bounds(least, most));
            return fallback;
        }
        refuse(parameter, bounds(least, most));
        return fallback;
    }

    private @Nullable String value(String parameter) {
        String value = given.getFirst(parameter);
        return value == null || value.isEmpty() ? null : value;
    }

    private static String bounds(int least, int most) {
        return "must be a whole number from %d to %d".formatted(least, most);
    }
}
