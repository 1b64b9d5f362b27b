package dev.inferenceinstances.history;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.inferenceinstances.instance.InstanceState;
import dev.inferenceinstances.instance.IsoTime;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the history as it is shown: what was done and by whom, and the state of the instance.
 *
 * @param entry which is not copied, and so must not change before it is written
 */
@JsonSerialize(using = HistoryRecord.Serializer.class)
@Schema
public record HistoryRecord(@Schema(hidden = true) HistoryEntry entry) {

    static final class Serializer extends StdSerializer<HistoryRecord> {

        private static final long serialVersionUID = 1;

        Serializer() {
            super(HistoryRecord.class);
        }

        @Override
        public void serialize(HistoryRecord shown, JsonGenerator json, SerializerProvider provider) throws IOException {
            HistoryEntry entry = shown.entry();
            json.writeStartObject();
            json.writeNumberField("history_id", entry.historyId);
            json.writeObjectField("original_id", entry.originalId);
            json.writeStringField("operation_type", entry.operationType);
            // another program may have written what is no time
            json.writeStringField(
                    "operation_timestamp",
                    entry.operationTimestamp == null ? null : IsoTime.of(entry.operationTimestamp));
            json.writeFieldName("changed_fields");
            json.writeRawValue(entry.changedFields == null ? "null" : entry.changedFields);
            json.writeStringField("changed_by", entry.changedBy);
            json.writeStringField("request_id", entry.requestId);
            InstanceState.write(json, entry);
            json.writeEndObject();
        }
    }
}
