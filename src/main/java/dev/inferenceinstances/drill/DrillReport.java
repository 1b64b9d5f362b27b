package dev.inferenceinstances.drill;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A running drill as users read it.
 *
 * @param id a number that no other drill since start has
 * @param connections how many its callers want at once
 * @param seconds from its start to its end
 * @param endsAt when it ends by itself
 */
@JsonPropertyOrder({"id", "kind", "connections", "seconds", "ends_at"})
public record DrillReport(long id, DrillKind kind, int connections, int seconds, Instant endsAt) {}
