package dev.inferenceinstances.incident;

/**
 * How many incidents of one kind there were.
 *
 * @param kind the word for what was found
 * @param begun since start
 * @param open that still go on
 */
public record IncidentCount(String kind, long begun, long open) {}
