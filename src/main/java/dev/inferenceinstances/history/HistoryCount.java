package dev.inferenceinstances.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long a history is.
 *
 * @param instanceId whose it is
 * @param count how many entries it has
 */
@JsonPropertyOrder({"instance_id", "count"})
@Schema
public record HistoryCount(long instanceId, long count) {}
