package dev.inferenceinstances.diagnosis;

import java.util.Optional;

/** Judges one kind of trouble by what was seen. A pure function: no clock, no I/O, nothing remembered. */
@FunctionalInterface
interface Detector {

    Optional<Finding> judge(Observation seen);
}
