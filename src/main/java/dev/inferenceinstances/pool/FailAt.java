package dev.inferenceinstances.pool;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.List;
import java.util.Optional;

/** The status from which a report answers 503 instead of 200, so that {@code curl -f} fails. */
final class FailAt {

    private static final String PARAMETER = "fail_at";

    private FailAt() {}

    /**
     * @param text the query parameter, {@code warning} or {@code critical}; null or empty where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other text
     */
    static Optional<PoolStatus> parse(String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(PoolStatus.ofLabel(text)
                .filter(status -> status != PoolStatus.HEALTHY)
                .orElseThrow(
                        () -> Problems.invalid(List.of(new FieldError(PARAMETER, "must be warning or critical")))));
    }
}
