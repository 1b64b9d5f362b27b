package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.DiagnosisText;
import dev.inferenceinstances.snapshot.SnapshotText;
import java.util.Locale;

/** Writes an incident as plain text, to be pasted into a ticket. */
final class IncidentText {

    private static final double MILLIS = 1000;

    private final StringBuilder text = new StringBuilder();

    private IncidentText() {}

    static String write(IncidentReport report, DiagnosisText diagnosis) {
        IncidentText writer = new IncidentText();
        writer.head(report.incident());
        writer.text.append(SnapshotText.write(report.snapshot(), diagnosis));
        return writer.text.toString();
    }

    private void head(IncidentSummary incident) {
        line(
                "Incident %d: %s (%s)",
                incident.id(), incident.code().label(), incident.severity().label());
        line("%s", incident.summary());
        line(
                "began %s, %s, after %.1f s",
                incident.beganAt(),
                incident.endedAt() == null ? "not over" : "over " + incident.endedAt(),
                incident.durationMs() / MILLIS);
        Peak peak = incident.peak();
        line(
                "peak: %d borrowed, %d waiting, %d leaked; %d time-outs, %d requests refused",
                peak.checkedOut(), peak.waiting(), peak.leakedConnections(), peak.timeouts(), peak.shedRequests());
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
