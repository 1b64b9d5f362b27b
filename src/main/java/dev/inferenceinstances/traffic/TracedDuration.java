package dev.inferenceinstances.traffic;

/**
 * One duration of a request whose trace can be looked up.
 *
 * @param traceId of that trace
 * @param micros how long it was, in microseconds
 * @param atMillis when it ended, in milliseconds since 1970
 */
public record TracedDuration(String traceId, long micros, long atMillis) {

    TracedDuration orLater(TracedDuration other) {
        return other.atMillis > atMillis ? other : this;
    }
}
