package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceState;
import dev.inferenceinstances.instance.InstanceView;
import java.util.List;
import java.util.stream.Collectors;

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
    public String head() {
        return line(InstanceState.names());
    }

    @Override
    public String lines(List<InstanceView> instances) {
        return instances.stream()
                .map(instance -> line(InstanceState.texts(instance.row())))
                .collect(Collectors.joining());
    }

    private static String line(List<String> values) {
        return values.stream().map(CsvFormat::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(sign -> sign == '"' || sign == ',' || sign == '\n' || sign == '\r');
        return plain ? value : QUOTE + value.replace(QUOTE, QUOTE + QUOTE) + QUOTE;
    }
}
