package dev.inferenceinstances.drill;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many drills were ended.
 *
 * @param ended drills that were running, and have given every connection back
 */
@Schema
public record EndReport(int ended) {}
