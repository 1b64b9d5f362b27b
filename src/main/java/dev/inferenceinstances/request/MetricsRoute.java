package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.ProblemAnswer;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.micrometer.runtime.export.handlers.PrometheusHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers {@code /q/metrics} on the event loop, by the handler of Quarkus, which would run it on a worker thread: those are all taken
 * when the figures matter most. Theirs would also answer whatever begins like the path, to every method.
 */
@Singleton
class MetricsRoute {

    private static final String PATH = "/q/metrics";
    private static final String METHODS = "GET, HEAD";
    private static final String TEXT = "text/plain";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    /** After the caller has signed in, or was refused, and before the route of Quarkus. */
    private static final int ORDER = 0;

    void serve(@Observes Router router) {
        read(router)
                .produces(TEXT)
                .produces(OPEN_METRICS)
                .handler(MetricsRoute::leaveTheOneThatIsPreferred)
                .handler(new PrometheusHandler(false, Optional.empty()));
        refuse(read(router), Problems.notAcceptable(TEXT + " or " + OPEN_METRICS));
        refuse(router.route(PATH).order(ORDER), Problems.methodNotAllowed(METHODS));
        refuse(router.route(PATH + "/*").order(ORDER), Problems.notFound("There is no such path"));
    }

    private static Route read(Router router) {
        return router.route(PATH).order(ORDER).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private static void refuse(Route route, HttpProblem problem) {
        route.handler(routing -> ProblemAnswer.send(routing, problem));
    }

    /**
     * The handler of Quarkus answers with text whoever names it, whatever else they would rather have, as Prometheus does: it would never
     * see an exemplar.
     */
    private static void leaveTheOneThatIsPreferred(RoutingContext routing) {
        if (OPEN_METRICS.equals(routing.getAcceptableContentType())) {
            routing.request().headers().set(HttpHeaders.ACCEPT, OPEN_METRICS);
        }
        routing.next();
    }
}
