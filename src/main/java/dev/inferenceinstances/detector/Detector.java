package dev.inferenceinstances.detector;

import java.util.Optional;

/** Judges one kind of trouble by what was observed. A pure function: no clock, no I/O, nothing remembered. */
@FunctionalInterface
public interface Detector {

    Optional<Finding> judge(Observation observation);
}
