package dev.inferenceinstances.metrics;

import io.quarkus.micrometer.runtime.export.handlers.PrometheusHandler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers {@code /q/metrics} on the event loop, by the handler of Quarkus, which would run it on a worker thread: those are all taken
 * when the figures matter most.
 */
@Singleton
class MetricsRoute {

    private static final String TEXT = "text/plain";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    /** After the caller has signed in, or was refused, and before the route of Quarkus. */
    private static final int ORDER = 0;

    void serve(@Observes Router router) {
        router.route("/q/metrics/*")
                .order(ORDER)
                .produces(TEXT)
                .produces(OPEN_METRICS)
                .handler(MetricsRoute::leaveTheOneThatIsPreferred)
                .handler(new PrometheusHandler(false, Optional.empty()));
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
