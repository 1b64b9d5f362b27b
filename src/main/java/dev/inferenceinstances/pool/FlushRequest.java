package dev.inferenceinstances.pool;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.List;

/**
 * Which connections to close.
 *
 * @param mode a label of {@link PoolFlush}
 */
public record FlushRequest(String mode) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other word, and for none */
    PoolFlush flush() {
        return PoolFlush.ofLabel(mode)
                .orElseThrow(() ->
                        Problems.invalid(List.of(new FieldError("mode", "must be one of " + PoolFlush.labels()))));
    }
}
