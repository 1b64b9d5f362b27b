package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;

/**
 * An instance as it is shown: every field of {@link InstanceFields#ALL}. Values that an old row left null are those of the defaults.
 *
 * @param row which is not copied, and so must not change before it is written
 */
@JsonSerialize(using = InstanceViewSerializer.class)
public record InstanceView(InferenceInstance row) {}
