package dev.inferenceinstances.attempt;

import dev.inferenceinstances.failure.DatabaseFailure;

/** Tells the one failure that another attempt with another name may not meet. */
public final class Duplicates {

    private Duplicates() {}

    /** Whether it failed because a value that must be unique is there already. */
    public static boolean isCauseOf(RuntimeException failure) {
        return DatabaseFailure.of(failure) == DatabaseFailure.DUPLICATE;
    }
}
