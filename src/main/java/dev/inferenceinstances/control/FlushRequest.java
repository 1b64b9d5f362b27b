package dev.inferenceinstances.control;

import dev.inferenceinstances.pool.PoolFlush;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which connections to close.
 *
 * @param mode which ones
 */
@Schema(writeOnly = true)
public record FlushRequest(
        @Schema(implementation = PoolFlush.class) String mode) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other word, and for none */
    PoolFlush flush() {
        return PoolFlush.ofLabel(mode)
                .orElseThrow(() ->
                        Problems.invalid(List.of(new FieldError("mode", "must be one of " + PoolFlush.labels()))));
    }
}
