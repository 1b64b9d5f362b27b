package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import jakarta.ws.rs.core.EntityTag;

/**
 * An instance as it is shown: every field of {@link InstanceFields#ALL}. Values that an old row left null are those of the defaults.
 *
 * @param row which is not copied, and so must not change before it is written
 */
@JsonSerialize(using = InstanceViewSerializer.class)
public record InstanceView(InstanceColumns row) {

    /** Its version as HTTP knows it. */
    public EntityTag version() {
        return InstanceTag.of(row);
    }
}
