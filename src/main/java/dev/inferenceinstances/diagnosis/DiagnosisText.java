package dev.inferenceinstances.diagnosis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;

/** Writes a diagnosis as plain text, for {@code watch} and for a ticket. Shows the same keys and figures as the JSON. */
@Singleton
public class DiagnosisText {

    private static final TypeReference<Map<String, Object>> FIGURES = new TypeReference<>() {};

    private final ObjectMapper mapper;

    public DiagnosisText(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(DiagnosisReport report) {
        StringBuilder text = new StringBuilder();
        text.append("%s (%s) since %s%n"
                .formatted(report.verdict().label(), report.severity().label(), report.since()));
        for (FindingReport finding : report.findings()) {
            text.append("%n%s (%s)%n  %s%n"
                    .formatted(finding.code().label(), finding.severity().label(), finding.explanation()));
            mapper.convertValue(finding.evidence(), FIGURES)
                    .forEach((key, figure) -> text.append("    %s: %s%n".formatted(key, figure)));
            for (String action : finding.actions()) {
                text.append("  - %s%n".formatted(action));
            }
        }
        if (!report.notJudged().isEmpty()) {
            text.append("%nnot judged: %s%n".formatted(String.join(", ", report.notJudged())));
        }
        return text.toString();
    }
}
