package dev.inferenceinstances.access;

import dev.inferenceinstances.problem.ProblemAnswer;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * HTTP Basic on every path, for requests that carry credentials. Where nobody can sign in they are ignored, since scripts of the
 * earlier service send them anyway.
 */
@Singleton
class SignIn extends BasicAuthenticationMechanism {

    private final AccessSettings settings;

    SignIn(AccessSettings settings) {
        super(Challenge.REALM, false);
        this.settings = settings;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return settings.signInPossible()
                ? super.authenticate(context, identities)
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Throwable reason =
                HttpSecurityUtils.getAuthenticationFailureFromEvent(context).getCause();
        HttpProblem problem = reason instanceof SignInRefusal refusal
                ? refusal.problem()
                : Problems.unauthorized("The Authorization header is not well-formed HTTP Basic");
        ProblemAnswer.send(context, Challenge.with(problem, context));
        return Uni.createFrom().item(true);
    }
}
