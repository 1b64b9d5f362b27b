package dev.inferenceinstances.diagnosis;

import java.time.Instant;
import java.util.List;

/**
 * The diagnosis in force.
 *
 * @param since from when on its verdict has been the same
 * @param notJudged judgements that are missing because they fail; empty where all is well
 */
public record DiagnosisState(Diagnosis diagnosis, Instant since, List<String> notJudged) {

    public DiagnosisState {
        notJudged = List.copyOf(notJudged);
    }

    public DiagnosisState(Diagnosis diagnosis, Instant since) {
        this(diagnosis, since, List.of());
    }

    DiagnosisState without(List<String> failing) {
        return failing.equals(notJudged) ? this : new DiagnosisState(diagnosis, since, failing);
    }
}
