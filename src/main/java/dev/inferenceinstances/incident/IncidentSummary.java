package dev.inferenceinstances.incident;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident in the list.
 *
 * @param id its number since the service started
 * @param code what was found
 * @param severity how bad it was when it began
 * @param beganAt when it began
 * @param endedAt null while it goes on
 * @param durationMs how long it took, or has taken so far, in milliseconds
 * @param summary what was found when it began
 * @param peak the worst of it so far
 */
@JsonPropertyOrder({"id", "code", "severity", "began_at", "ended_at", "duration_ms", "summary", "peak"})
@Schema
public record IncidentSummary(
        long id,
        Code code,
        Severity severity,
        Instant beganAt,
        @Nullable Instant endedAt,
        long durationMs,
        String summary,
        Peak peak) {

    /** @param now until when an incident that goes on has taken */
    public static IncidentSummary of(Incident incident, Instant now, Locale language) {
        Finding finding = incident.finding();
        return new IncidentSummary(
                incident.id(),
                incident.code(),
                finding.severity(),
                incident.beganAt(),
                incident.endedAt(),
                incident.duration(now).toMillis(),
                finding.explanation().in(language),
                incident.peak());
    }
}
