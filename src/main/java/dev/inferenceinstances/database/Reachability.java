package dev.inferenceinstances.database;

import java.time.Instant;

/**
 * The probe's last word on whether the database can be reached.
 *
 * @param reachable whether the server answered
 * @param at when it was asked
 * @param detail why not, or what is unusual, in a sentence that holds no credentials; null where all is well
 */
public record Reachability(boolean reachable, Instant at, String detail) {}
