package dev.inferenceinstances.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.inferenceinstances.instance.InstanceView;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
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
    public void writeHead(Buffer text) {
        // a line needs none
    }

    @Override
    public void writeLines(List<InstanceView> instances, Buffer text) {
        if (instances.isEmpty()) {
            return;
        }
        try (JsonGenerator json = new OneLine(lines.createGenerator(new AtItsEnd(text)));
                SequenceWriter values = instance.writeValues(json)) {
            for (InstanceView view : instances) {
                values.write(view);
            }
            json.writeRaw(END);
        } catch (IOException e) {
            throw new IllegalStateException("An instance always has a JSON form", e);
        }
    }

    /** Writes to a buffer. */
    private static final class AtItsEnd extends OutputStream {

        private final Buffer text;

        AtItsEnd(Buffer text) {
            this.text = text;
        }

        @Override
        public void write(int one) {
            text.appendByte((byte) one);
        }

        @Override
        public void write(byte[] some, int from, int many) {
            text.appendBytes(some, from, many);
        }
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
