package dev.inferenceinstances.detector;

/**
 * A detector, and what is known of it from outside.
 *
 * @param name under which it is shown when it fails
 * @param needsAPool false where it can judge one shared connection too, which is no pool: it is always at its limit
 */
public record NamedDetector(String name, Detector detector, boolean needsAPool) {

    /** Judges a bounded pool only. */
    public static NamedDetector ofPool(String name, Detector detector) {
        return new NamedDetector(name, detector, true);
    }

    /** Judges one shared connection as well. */
    public static NamedDetector ofAny(String name, Detector detector) {
        return new NamedDetector(name, detector, false);
    }
}
