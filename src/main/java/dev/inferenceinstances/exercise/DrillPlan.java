package dev.inferenceinstances.exercise;

import java.time.Duration;

/**
 * What to rehearse.
 *
 * @param connections how many its callers want at once, from 1
 * @param seconds until it ends by itself, from 1
 */
public record DrillPlan(DrillKind kind, int connections, int seconds) {

    private static final Duration LONGEST_START = Duration.ofSeconds(3);
    private static final int PARTS = 5;

    public Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /** How long a drill that gets worse is still well, to be compared with: a fifth of it, and three seconds at most. */
    Duration start() {
        Duration part = length().dividedBy(PARTS);
        return part.compareTo(LONGEST_START) < 0 ? part : LONGEST_START;
    }

    /**
     * The time until a caller leaks: the first at once, so that there is something to see, and the last at half time.
     *
     * @param caller its number, from 0
     */
    Duration untilLeak(int caller) {
        return connections == 1 ? Duration.ZERO : length().multipliedBy(caller).dividedBy(2L * (connections - 1));
    }
}
