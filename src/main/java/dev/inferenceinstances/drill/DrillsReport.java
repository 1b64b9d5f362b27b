package dev.inferenceinstances.drill;

import java.util.List;

/** The running drills, the first started first. */
public record DrillsReport(List<DrillReport> drills) {}
