package dev.inferenceinstances.access;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.resteasy.reactive.server.runtime.observability.ObservabilityIntegrationRecorder;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;

/**
 * Looks for the template of a request's path, which the metrics name, only once its sign-in has failed: whoever gets further finds it on the
 * way. Quarkus would look for it in advance, for every request, by building the table of all routes anew, a tenth of the work for an answer
 * from memory.
 */
@Singleton
class LateTemplate {

    /**
     * Quarkus puts its handler of failures on the request (200), and replaces it where it is that one (199); a route that is added by hand
     * comes before the filters of the same order.
     */
    private static final int BETWEEN = -199;

    private static final BiConsumer<RoutingContext, Throwable> FAILURES = LateTemplate::failed;

    void register(@Observes Router router) {
        router.route().order(BETWEEN).handler(context -> {
            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAILURES);
            context.next();
        });
    }

    /** As Quarkus' own, which has the exception mappers answer. */
    private static void failed(RoutingContext context, Throwable failure) {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, failure);
        if (!context.failed()) {
            context.fail(DefaultAuthFailureHandler.extractRootCause(failure));
        }
    }

    /** For a request that is answered before its route is found. */
    static void find(RoutingContext context) {
        ObservabilityIntegrationRecorder.setTemplatePath(context, ResteasyReactiveRecorder.getCurrentDeployment());
    }
}
