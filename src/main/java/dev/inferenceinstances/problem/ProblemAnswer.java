package dev.inferenceinstances.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Answers with a problem where the request does not get as far as a resource. */
public final class ProblemAnswer {

    private ProblemAnswer() {}

    /** Sends the problem, with its headers, and ends the answer. */
    public static Future<Void> send(RoutingContext context, HttpProblem problem) {
        HttpServerResponse response = context.response().setStatusCode(problem.getStatusCode());
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
        JsonObject body = new JsonObject()
                .put("type", ProblemDefaults.BLANK.toString())
                .put("status", problem.getStatusCode())
                .put("title", problem.getTitle())
                .put("detail", problem.getDetail())
                .put("instance", context.request().path());
        String traceId = Trace.idOf(context);
        if (traceId != null) {
            body.put(ProblemDefaults.TRACE, traceId);
        }
        return response.putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(body.encode());
    }
}
