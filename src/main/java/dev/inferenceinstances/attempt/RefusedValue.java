package dev.inferenceinstances.attempt;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.Remedy;
import java.util.Optional;

/**
 * That the database takes other values, and not these.
 *
 * @param sentence why, without its stop
 * @param invalid whether a value is none that its column can hold; otherwise a rule of the database stands against it
 */
public record RefusedValue(String sentence, boolean invalid) {

    /** Empty where something else is why it failed. */
    public static Optional<RefusedValue> causeOf(RuntimeException failure) {
        DatabaseFailure why = DatabaseFailure.of(failure);
        return why.remedy() == Remedy.OTHER_VALUES
                ? Optional.of(new RefusedValue(why.sentence(), why == DatabaseFailure.INVALID_VALUE))
                : Optional.empty();
    }
}
