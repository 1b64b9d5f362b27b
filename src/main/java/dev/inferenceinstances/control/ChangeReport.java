package dev.inferenceinstances.control;

import dev.inferenceinstances.pool.PoolReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an operation did to the pool.
 *
 * @param before the pool report before it
 * @param after the pool report when its base was open and nothing had been opened or closed for a quarter of a second, or three
 *     seconds later
 * @param message what was done, and how long it lasts
 */
@Schema
public record ChangeReport(PoolReport before, PoolReport after, String message) {}
