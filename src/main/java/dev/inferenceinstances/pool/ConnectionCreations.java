package dev.inferenceinstances.pool;

import java.time.Duration;

/**
 * The connections that the pool has opened since start.
 *
 * @param count how many
 * @param total how long opening them took, added up
 */
public record ConnectionCreations(long count, Duration total) {}
