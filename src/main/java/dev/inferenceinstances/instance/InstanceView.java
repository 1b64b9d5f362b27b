package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import jakarta.ws.rs.core.EntityTag;
import java.io.IOException;

/**
 * An instance as it is shown: every field of {@link InstanceFields#ALL}. Values that an old row left null are those of the defaults.
 *
 * @param row which is not copied, and so must not change before it is written
 */
@JsonSerialize(using = InstanceView.Serializer.class)
public record InstanceView(InstanceColumns row) {

    /** Its version as HTTP knows it. */
    public EntityTag version() {
        return InstanceTag.of(row);
    }

    /** Writes an instance without reflection. A list of a hundred spends half its time on being written. */
    static final class Serializer extends StdSerializer<InstanceView> {

        private static final long serialVersionUID = 1;

        Serializer() {
            super(InstanceView.class);
        }

        @Override
        public void serialize(InstanceView view, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            for (InstanceField<?> field : InstanceFields.ALL) {
                field.writeTo(json, view.row());
            }
            json.writeEndObject();
        }
    }
}
