package dev.inferenceinstances.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Completes every problem: the type that says that the status says it all, and the path that was asked for. */
@ApplicationScoped
public class ProblemDefaults implements ProblemPostProcessor {

    /** RFC 9457, section 4.2.1. */
    static final URI BLANK = URI.create("about:blank");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return complete(problem, context.path);
    }

    static HttpProblem complete(HttpProblem problem, String path) {
        HttpProblem.Builder builder = HttpProblem.builder(problem);
        if (problem.getType() == null) {
            builder.withType(BLANK);
        }
        if (problem.getInstance() == null && path != null) {
            builder.withInstance(URI.create(path));
        }
        return builder.build();
    }
}
