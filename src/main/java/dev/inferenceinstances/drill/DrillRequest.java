package dev.inferenceinstances.drill;

import dev.inferenceinstances.exercise.DrillKind;
import dev.inferenceinstances.exercise.DrillPlan;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How large a drill is to be, and how long.
 *
 * @param connections how many its callers want at once; null for 5
 * @param seconds how long it takes, in seconds; null for 30
 */
@Schema(writeOnly = true)
public record DrillRequest(
        @Min(1) @Max(1000) @Nullable Integer connections,
        @Min(1) @Max(600) @Nullable Integer seconds) {

    private static final int USUAL_CONNECTIONS = 5;
    private static final int USUAL_SECONDS = 30;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for fewer connections than this kind needs */
    DrillPlan plan(DrillKind kind) {
        int wanted = connections == null ? USUAL_CONNECTIONS : connections;
        if (wanted < kind.fewest()) {
            throw Problems.invalid(List.of(new FieldError(
                    "connections",
                    "must be greater than or equal to %d for %s".formatted(kind.fewest(), kind.label()))));
        }
        return new DrillPlan(kind, wanted, seconds == null ? USUAL_SECONDS : seconds);
    }
}
