package dev.inferenceinstances.diagnosis;

import java.util.Map;

/** Writes a diagnosis as plain text, for {@code watch} and for a ticket. */
public final class DiagnosisText {

    private DiagnosisText() {}

    public static String write(DiagnosisReport report) {
        StringBuilder text = new StringBuilder();
        text.append("%s (%s) since %s%n"
                .formatted(report.verdict().label(), report.severity().label(), report.since()));
        for (FindingReport finding : report.findings()) {
            text.append("%n%s (%s)%n  %s%n"
                    .formatted(finding.code().label(), finding.severity().label(), finding.explanation()));
            for (Map.Entry<String, Object> figure : finding.evidence().entrySet()) {
                text.append("    %s: %s%n".formatted(figure.getKey(), figure.getValue()));
            }
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
