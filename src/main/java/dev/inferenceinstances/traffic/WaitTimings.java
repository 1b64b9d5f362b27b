package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * How long callers waited for a connection.
 *
 * @param waits every wait, also one that ended without a connection; shown as keys beside {@code timeouts}
 * @param timeouts how many gave up at {@code DB_POOL_TIMEOUT}
 */
@JsonPropertyOrder({"waits", "timeouts"})
public record WaitTimings(@JsonUnwrapped TimingSummary waits, long timeouts) {}
