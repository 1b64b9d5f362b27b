package dev.inferenceinstances.diagnosis;

import java.time.Instant;

/**
 * The diagnosis that stands.
 *
 * @param since from when on its verdict has been the same
 */
public record DiagnosisState(Diagnosis diagnosis, Instant since) {}
