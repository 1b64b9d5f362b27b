package dev.inferenceinstances;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.diagnosis.DiagnosisText;
import dev.inferenceinstances.pool.HistoryReport;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the report as plain text: under a heading for each part the keys and figures of its JSON, what is in a list one a line. */
@Singleton
class MonitoringReportText {

    private final ObjectMapper mapper;
    private final DiagnosisText diagnosis;

    MonitoringReportText(ObjectMapper mapper, DiagnosisText diagnosis) {
        this.mapper = mapper;
        this.diagnosis = diagnosis;
    }

    String write(MonitoringReport report) {
        StringBuilder text = new StringBuilder();
        text.append("inference-instances-api %s on Java %s at %s%n"
                .formatted(report.version(), report.java(), report.at()));
        report.missing().forEach(part -> text.append("without %s: %s%n".formatted(part.part(), part.reason())));
        section(text, "settings", report.settings());
        section(text, "pool", report.pool());
        if (report.diagnosis() != null) {
            heading(text, "diagnosis").append(diagnosis.write(report.diagnosis()));
        }
        section(text, "outcomes", report.outcomes());
        section(text, "holders", report.holders());
        section(text, "sizing", report.sizing());
        section(text, "sessions", report.sessions());
        section(text, "fleet", report.fleet());
        section(text, "incidents", report.incidents());
        if (report.history() != null) {
            heading(text, "history, each second's borrowed / waiting")
                    .append(samples(report.history()))
                    .append('\n');
        }
        return text.toString();
    }

    private void section(StringBuilder text, String name, @Nullable Object part) {
        if (part != null) {
            write(heading(text, name), "", mapper.valueToTree(part));
        }
    }

    private static StringBuilder heading(StringBuilder text, String name) {
        return text.append("\n-- ").append(name).append('\n');
    }

    private static void write(StringBuilder text, String indent, JsonNode node) {
        if (node.isArray()) {
            node.forEach(element ->
                    text.append(indent).append("- ").append(shown(element)).append('\n'));
            return;
        }
        node.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean list = value.isArray() && !value.isEmpty();
            text.append(indent).append(field.getKey()).append(':');
            text.append(list || value.isObject() ? "" : " " + shown(value)).append('\n');
            if (list || value.isObject()) {
                write(text, indent + "  ", value);
            }
        });
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static String samples(HistoryReport history) {
        return history.samples().stream()
                .map(sample -> sample.checkedOutMax() + "/" + sample.waitingMax())
                .collect(Collectors.joining(" "));
    }
}
