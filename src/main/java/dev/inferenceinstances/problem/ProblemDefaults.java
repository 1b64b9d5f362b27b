package dev.inferenceinstances.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/** Completes every problem: the type that says that the status says it all, the path that was asked for, and the request's trace. */
@ApplicationScoped
public class ProblemDefaults implements ProblemPostProcessor {

    /** RFC 9457, section 4.2.1. */
    static final URI BLANK = URI.create("about:blank");

    /** The member that names the trace. */
    static final String TRACE = "trace_id";

    /** The library's own, which only knows the path decoded, has 99 and comes after this. */
    private static final int BEFORE_THE_LIBRARY = 100;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        HttpProblem said = sayingWhatIsAllowed(problem);
        return request == null
                ? complete(said, context.path, null)
                : complete(
                        said,
                        request.serverRequest().getRequestPath(),
                        Trace.idOf(request.unwrap(RoutingContext.class)));
    }

    /** The framework's own words of it name an annotation. */
    private static HttpProblem sayingWhatIsAllowed(HttpProblem problem) {
        return problem.getStatusCode() == Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()
                ? Problems.unsupportedMediaType(MediaType.APPLICATION_JSON)
                : problem;
    }

    @Override
    public int priority() {
        return BEFORE_THE_LIBRARY;
    }

    static HttpProblem complete(HttpProblem problem, String path, @Nullable String traceId) {
        HttpProblem.Builder builder = HttpProblem.builder(problem);
        if (problem.getType() == null) {
            builder.withType(BLANK);
        }
        if (problem.getInstance() == null && path != null) {
            // the library writes it decoded, so it has to be encoded once more than it came
            builder.withInstance(InstanceUtils.pathToInstance(path));
        }
        if (traceId != null && !problem.getParameters().containsKey(TRACE)) {
            builder.with(TRACE, traceId);
        }
        return builder.build();
    }
}
