package dev.inferenceinstances.openapi;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiHandler;
import io.quarkus.smallrye.openapi.runtime.OpenApiRuntimeConfig;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers {@code /q/openapi} on the event loop, by the handler of Quarkus, which would run it on a worker thread: those may all be taken.
 * The document was made at build time.
 */
@Singleton
class DocumentRoute {

    /** After the caller has signed in, or was refused, and before the route of Quarkus. */
    private static final int ORDER = 0;

    void serve(@Observes Router router, OpenApiRuntimeConfig config) {
        if (config.enable().orElse(config.enabled())) {
            router.route("/q/openapi*")
                    .order(ORDER)
                    .handler(new OpenApiHandler(OpenApiConstants.DEFAULT_DOCUMENT_NAME, false));
        }
    }
}
