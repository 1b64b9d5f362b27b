package dev.inferenceinstances.incident;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.inferenceinstances.snapshot.SnapshotReport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An incident as a whole.
 *
 * @param incident shown as keys beside the others
 * @param snapshot how everything was when it began, shown as keys beside the others
 */
@JsonPropertyOrder({"incident", "snapshot"})
@Schema
public record IncidentReport(
        @JsonUnwrapped IncidentSummary incident,
        @JsonUnwrapped SnapshotReport snapshot) {}
