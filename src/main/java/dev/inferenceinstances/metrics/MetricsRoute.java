package dev.inferenceinstances.metrics;

import io.quarkus.micrometer.runtime.export.handlers.PrometheusHandler;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers {@code /q/metrics} on the event loop, by the handler of Quarkus, which would run it on a worker thread: those are all taken
 * when the figures matter most.
 */
@Singleton
class MetricsRoute {

    /** After the caller has signed in, or was refused, and before the route of Quarkus. */
    private static final int ORDER = 0;

    void serve(@Observes Router router) {
        router.route("/q/metrics/*")
                .order(ORDER)
                .produces("text/plain")
                .produces("application/openmetrics-text")
                .handler(new PrometheusHandler(false, Optional.empty()));
    }
}
