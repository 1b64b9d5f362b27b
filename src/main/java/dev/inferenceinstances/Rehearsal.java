package dev.inferenceinstances;

import java.util.List;

/**
 * A start that ends by itself once the service has given its {@link FirstAnswers}. Java writes down while it runs which classes a start
 * needs, in an archive that makes the next ones quicker.
 */
final class Rehearsal {

    /** The first argument of the service, where it is to rehearse. */
    static final String NAME = "rehearse";

    private Rehearsal() {}

    static boolean isAskedFor(String... arguments) {
        return List.of(arguments).indexOf(NAME) == 0;
    }
}
