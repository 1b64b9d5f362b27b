package dev.inferenceinstances.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.inferenceinstances.instance.InstanceState;
import java.io.IOException;

/** In what two entries of the history differ: each field with its value before and after, in the order in which fields are shown. */
@JsonSerialize(using = HistoryDifference.Serializer.class)
public record HistoryDifference(HistoryEntry before, HistoryEntry after) {

    static final class Serializer extends StdSerializer<HistoryDifference> {

        private static final long serialVersionUID = 1;

        Serializer() {
            super(HistoryDifference.class);
        }

        @Override
        public void serialize(HistoryDifference shown, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartArray();
            for (String field : InstanceState.differences(shown.before(), shown.after())) {
                json.writeStartObject();
                json.writeStringField("field", field);
                json.writeFieldName("before");
                InstanceState.writeValue(json, shown.before(), field);
                json.writeFieldName("after");
                InstanceState.writeValue(json, shown.after(), field);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
