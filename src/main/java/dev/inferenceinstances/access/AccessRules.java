package dev.inferenceinstances.access;

import dev.inferenceinstances.problem.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Turns away who may not do what was asked for: on the event loop, whatever thread would have done it, and before the request counts as
 * demand for a connection.
 */
@Singleton
public class AccessRules {

    private final AccessSettings settings;
    private final Caller caller;

    AccessRules(AccessSettings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @SignInRequired
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public void signInIfPossible(RoutingContext routing) {
        if (settings.signInPossible()) {
            signIn(routing);
        }
    }

    @OperatorsOnly
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public void operate(RoutingContext routing) {
        if (!settings.signInPossible()) {
            throw Problems.forbidden(AccessSettings.NOBODY + "; until then nothing that changes the pool is done");
        }
        signIn(routing);
        refuseBodyWithoutType(routing.request());
    }

    /**
     * Without a type a body would be read as JSON, and a page of any origin may send it so, with the credentials that its browser knows
     * and without asking first.
     */
    private static void refuseBodyWithoutType(HttpServerRequest request) {
        if (request.getHeader(HttpHeaders.CONTENT_TYPE) == null && hasBody(request)) {
            throw Problems.unsupportedMediaType(MediaType.APPLICATION_JSON);
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || length != null && !length.equals("0");
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 401 for a caller who has not signed in */
    void signIn(RoutingContext routing) {
        if (!caller.signedIn()) {
            throw Challenge.with(
                    Problems.unauthorized(settings.signInPossible() ? "Sign in by HTTP Basic" : AccessSettings.NOBODY),
                    routing);
        }
    }
}
