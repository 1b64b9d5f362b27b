package dev.inferenceinstances.detector;

import java.util.Optional;

/** Judges one kind of trouble by what was observed. A pure function: no clock, no I/O, nothing remembered. */
@FunctionalInterface
public interface Detector {

    Optional<Finding> judge(Observation observation);

    /**
     * A detector, and what is known of it from outside.
     *
     * @param name under which it is shown when it fails
     * @param needsAPool false where it can judge one shared connection too, which is no pool: it is always at its limit
     */
    record Named(String name, Detector detector, boolean needsAPool) {

        /** Judges a bounded pool only. */
        public static Named ofPool(String name, Detector detector) {
            return new Named(name, detector, true);
        }

        /** Judges one shared connection as well. */
        public static Named ofAny(String name, Detector detector) {
            return new Named(name, detector, false);
        }
    }
}
