package dev.inferenceinstances.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Has credentials checked, and goes on with their request on the event loop that it came on. */
@Singleton
class PasswordIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final CredentialChecks checks;
    private final Sender sender;
    private final Vertx vertx;

    PasswordIdentityProvider(CredentialChecks checks, Sender sender, Vertx vertx) {
        this.checks = checks;
        this.sender = sender;
        this.vertx = vertx;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext blocking) {
        RoutingContext routing = HttpSecurityUtils.getRoutingContextAttribute(request);
        Credentials credentials = new Credentials(
                request.getUsername(), new String(request.getPassword().getPassword()));
        boolean optional = OpenPaths.include(routing);
        CompletableFuture<Void> verdict =
                (optional ? checks.optional() : checks.needed()).check(credentials, sender.of(routing.request()));
        Uni<Void> answer = Uni.createFrom().completionStage(verdict);
        if (!verdict.isDone()) {
            Context eventLoop = vertx.getOrCreateContext();
            answer = answer.emitOn(task -> eventLoop.runOnContext(ignored -> task.run()));
        }
        return answer.onFailure(SignInRefusal.class)
                .call(refusal -> pause(optional ? Duration.ZERO : refusal.delay()))
                .onFailure(SignInRefusal.class)
                .transform(AuthenticationFailedException::new)
                .map(ignored -> identity(request.getUsername()));
    }

    /** Holds no thread. */
    private Uni<Void> pause(Duration length) {
        return length.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().emitter(done -> vertx.setTimer(length.toMillis(), timer -> done.complete(null)));
    }

    private static SecurityIdentity identity(String username) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(username))
                .build();
    }
}
