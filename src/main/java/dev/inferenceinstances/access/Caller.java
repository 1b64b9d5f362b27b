package dev.inferenceinstances.access;

import dev.inferenceinstances.problem.RequestId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Who sent the current request. Can be asked on every thread of the request, the event loop included. */
@Singleton
public class Caller {

    private static final String ANONYMOUS = "anonymous";

    private final CurrentVertxRequest request;

    Caller(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Whether the request carries the right credentials. Never true where none are configured. */
    public boolean signedIn() {
        return user() != null;
    }

    /** The user's name; {@code anonymous} for a caller who has not signed in. */
    public String name() {
        QuarkusHttpUser user = user();
        return user == null
                ? ANONYMOUS
                : user.getSecurityIdentity().getPrincipal().getName();
    }

    /** The id of the current request; null outside of requests. */
    public @Nullable String requestId() {
        RoutingContext context = request.getCurrent();
        return context == null ? null : RequestId.of(context);
    }

    /** As {@link SignInFilter} has found; null for a caller who sent no credentials. */
    private @Nullable QuarkusHttpUser user() {
        RoutingContext context = request.getCurrent();
        return context != null
                        && context.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? user
                : null;
    }
}
