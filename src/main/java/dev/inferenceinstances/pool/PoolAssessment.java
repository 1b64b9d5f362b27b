package dev.inferenceinstances.pool;

import dev.inferenceinstances.wording.Phrase;
import java.util.List;

/**
 * What a reading means.
 *
 * @param status the judgement
 * @param warnings what is wrong, each with the figure that says so; empty for a healthy pool
 * @param recommendations what to set or do next; never empty
 */
public record PoolAssessment(PoolStatus status, List<Phrase> warnings, List<Phrase> recommendations) {

    public PoolAssessment {
        warnings = List.copyOf(warnings);
        recommendations = List.copyOf(recommendations);
    }
}
