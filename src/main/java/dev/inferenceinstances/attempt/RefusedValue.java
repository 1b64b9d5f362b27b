package dev.inferenceinstances.attempt;

import dev.inferenceinstances.failure.DatabaseFailure;
import java.util.Optional;

/** That the database takes other values, and not these: none that their columns can hold. */
public final class RefusedValue {

    private RefusedValue() {}

    /** Why, in a sentence without its stop; empty where something else is why it failed, such as a rule that no row may meet. */
    public static Optional<String> sentence(RuntimeException failure) {
        DatabaseFailure why = DatabaseFailure.of(failure);
        return why == DatabaseFailure.INVALID_VALUE ? Optional.of(why.sentence()) : Optional.empty();
    }
}
