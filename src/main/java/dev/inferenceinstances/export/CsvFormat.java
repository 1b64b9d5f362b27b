package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceState;
import dev.inferenceinstances.instance.InstanceView;
import java.nio.charset.StandardCharsets;
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
    public byte[] head() {
        StringBuilder head = new StringBuilder();
        append(head, InstanceState.names());
        return utf8(head);
    }

    @Override
    public byte[] lines(List<InstanceView> instances) {
        StringBuilder lines = new StringBuilder();
        instances.forEach(instance -> append(lines, InstanceState.texts(instance.row())));
        return utf8(lines);
    }

    private static void append(StringBuilder lines, List<String> values) {
        for (int at = 0; at < values.size(); at++) {
            if (at > 0) {
                lines.append(',');
            }
            lines.append(cell(values.get(at)));
        }
        lines.append(END);
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
        return plain ? value : QUOTE + value.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }

    private static byte[] utf8(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
