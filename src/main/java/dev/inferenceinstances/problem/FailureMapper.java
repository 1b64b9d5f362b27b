package dev.inferenceinstances.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;

/**
 * Answers what nothing else has answered: a known kind of failure as its translator says, and anything else as 500 with the
 * request's id, which stands in the log beside the stack trace, and nothing more.
 */
@Provider
@Priority(FailureMapper.BEFORE_THE_LIBRARY)
public class FailureMapper implements ExceptionMapper<Exception> {

    /** The library's mapper for every exception has 999, and a smaller number wins. */
    static final int BEFORE_THE_LIBRARY = 998;

    private final List<FailureTranslator> translators;
    private final RoutingContext context;

    FailureMapper(@All List<FailureTranslator> translators, RoutingContext context) {
        this.translators = translators;
        this.context = context;
    }

    @Override
    public Response toResponse(Exception failure) {
        String request = RequestId.inWords(context);
        HttpProblem problem = translators.stream()
                .map(translator -> translator.translate(failure, request))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> unexpected(failure, request));
        return ProblemDefaults.complete(problem, context.request().path(), Trace.idOf(context))
                .toResponse();
    }

    private HttpProblem unexpected(Exception failure, String request) {
        Log.errorf(failure, "Request %s failed", request);
        return HttpProblem.builder()
                .withTitle(Response.Status.INTERNAL_SERVER_ERROR.getReasonPhrase())
                .withStatus(Response.Status.INTERNAL_SERVER_ERROR)
                .withDetail("The log tells more under the request id " + RequestId.of(context))
                .build();
    }
}
