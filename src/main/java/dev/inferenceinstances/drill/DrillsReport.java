package dev.inferenceinstances.drill;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The running drills.
 *
 * @param drills the first started first
 */
@Schema
public record DrillsReport(List<DrillReport> drills) {}
