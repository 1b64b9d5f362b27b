package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceState;
import dev.inferenceinstances.instance.InstanceView;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** A table with a head, as of RFC 4180. */
final class CsvFormat implements ExportFormat {

    static final String MEDIA_TYPE = "text/csv";

    private static final String END = "\r\n";
    private static final String QUOTE = "\"";

    @Override
    public String mediaType() {
        return MEDIA_TYPE + "; charset=utf-8";
    }

    @Override
    public void writeHead(Buffer text) {
        write(InstanceState.names(), text);
    }

    @Override
    public void writeLines(List<InstanceView> instances, Buffer text) {
        instances.forEach(instance -> write(InstanceState.texts(instance.row()), text));
    }

    private static void write(List<String> values, Buffer text) {
        for (int at = 0; at < values.size(); at++) {
            if (at > 0) {
                text.appendByte((byte) ',');
            }
            text.appendString(cell(values.get(at)));
        }
        text.appendString(END);
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
        return plain ? value : QUOTE + value.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }
}
