package dev.inferenceinstances.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;

/** Tells a caller how to sign in. */
final class Challenge {

    static final String REALM = "Inference Instances API";

    /** RFC 7617, section 2.1. */
    private static final String BASIC = "Basic realm=\"%s\", charset=\"UTF-8\"".formatted(REALM);

    private static final int UNAUTHORIZED = 401;

    private Challenge() {}

    /** A script in a page asks by itself; with a challenge the browser would ask first, in a dialog of its own. */
    static HttpProblem with(HttpProblem problem, RoutingContext context) {
        return problem.getStatusCode() != UNAUTHORIZED
                        || "XMLHttpRequest".equals(context.request().getHeader("X-Requested-With"))
                ? problem
                : HttpProblem.builder(problem)
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC)
                        .build();
    }
}
