package dev.inferenceinstances.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.inferenceinstances.instance.InstanceView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** A JSON object a line, each as it stands in a list. */
final class NdjsonFormat implements ExportFormat {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private static final String END = "\n";

    private final ObjectWriter lines;
    private final ObjectWriter instance;

    NdjsonFormat(ObjectMapper json) {
        this.lines = json.writer().withRootValueSeparator(END);
        this.instance = json.writerFor(InstanceView.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public byte[] head() {
        return new byte[0];
    }

    @Override
    public byte[] lines(List<InstanceView> instances) {
        if (instances.isEmpty()) {
            return head();
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = new OneLine(lines.createGenerator(text))) {
            for (InstanceView view : instances) {
                instance.writeValue(json, view);
            }
            json.writeRaw(END);
        } catch (IOException e) {
            throw new IllegalStateException("An instance always has a JSON form", e);
        }
        return text.toByteArray();
    }

    /** In JSON a line can only end between values: in a column that holds JSON as somebody wrote it, and that passes through. */
    private static final class OneLine extends JsonGeneratorDelegate {

        OneLine(JsonGenerator json) {
            super(json);
        }

        @Override
        public void writeRawValue(String text) throws IOException {
            super.writeRawValue(text.replace('\n', ' ').replace('\r', ' '));
        }
    }
}
