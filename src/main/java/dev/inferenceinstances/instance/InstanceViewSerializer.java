package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes an instance without reflection. A list of a hundred spends half its time on being written. */
final class InstanceViewSerializer extends StdSerializer<InstanceView> {

    private static final long serialVersionUID = 1;

    InstanceViewSerializer() {
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
