package dev.inferenceinstances.openapi;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiHandler;
import io.quarkus.smallrye.openapi.runtime.OpenApiRuntimeConfig;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Answers {@code /q/openapi} on the event loop, by the handler of Quarkus, which would run it on a worker thread. All of those may be busy.
 * What it answers is the {@link BuiltDocument}.
 */
@Singleton
class DocumentRoute {

    /** After the caller has signed in, or was refused, and before the route of Quarkus. */
    private static final int ORDER = 0;

    private static final List<String> SUFFIXES = List.of("", ".json", ".yaml", ".yml");

    void serve(@Observes Router router, OpenApiRuntimeConfig config) {
        if (config.enabled()) {
            OpenApiHandler handler = new OpenApiHandler(OpenApiConstants.DEFAULT_DOCUMENT_NAME, false);
            SUFFIXES.forEach(
                    suffix -> router.route("/q/openapi" + suffix).order(ORDER).handler(handler));
        }
    }
}
