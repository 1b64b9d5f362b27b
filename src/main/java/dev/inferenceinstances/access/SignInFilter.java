package dev.inferenceinstances.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Signs a caller in who sends credentials, before anything is done for the request; and does nothing where there are none, which is most
 * requests, or where they would change nothing. Quarkus would go all the way of a sign-in for each of them, or ask on a worker thread only.
 */
class SignInFilter {

    /** After Quarkus has put what a sign-in needs on the request (200), and has checked the path's permissions (100). */
    private static final int ORDER = 99;

    private final HttpAuthenticator authenticator;

    SignInFilter(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    void register(@Observes Filters filters) {
        filters.register(this::signIn, ORDER);
    }

    private void signIn(RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.AUTHORIZATION) == null || OpenPaths.sameForAll(context)) {
            context.next();
            return;
        }
        authenticator
                .attemptAuthentication(context)
                .subscribe()
                .with(
                        identity -> {
                            if (identity != null) {
                                QuarkusHttpUser.setIdentity(identity, context);
                            }
                            context.next();
                        },
                        failure -> refuse(context, failure));
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof AuthenticationFailedException refusal) {
            if (OpenPaths.include(context)) {
                // served as everybody is: the credentials may be those of a proxy
                context.next();
                return;
            }
            LateTemplate.find(context);
            HttpSecurityUtils.addAuthenticationFailureToEvent(refusal, context);
            authenticator.sendChallenge(context).subscribe().with(sent -> {}, context::fail);
        } else {
            context.fail(failure);
        }
    }
}
