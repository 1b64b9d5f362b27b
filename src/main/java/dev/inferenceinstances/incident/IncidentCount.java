package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.Code;

/**
 * How many incidents of one kind there were.
 *
 * @param begun since start
 * @param open that still go on
 */
public record IncidentCount(Code code, long begun, long open) {}
