package dev.inferenceinstances.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;

/**
 * Knows a kind of failure that is no bug: what to answer, and what to log. Each package that has such failures brings one, as a
 * bean; those of a higher {@link jakarta.annotation.Priority} are asked first.
 */
public interface FailureTranslator {

    /**
     * The answer, after the failure was logged once; empty where this is another kind of failure.
     *
     * @param request its id, and that of its trace, as the log shows them
     */
    Optional<HttpProblem> translate(Throwable failure, String request);
}
