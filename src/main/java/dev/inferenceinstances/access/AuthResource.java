package dev.inferenceinstances.access;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells a client whether its credentials are right, so that a sign-in form can say so at once. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class AuthResource {

    private final AccessRules rules;
    private final Caller caller;

    AuthResource(AccessRules rules, Caller caller) {
        this.rules = rules;
        this.caller = caller;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 401 without credentials, also where none are configured */
    @POST
    @Path("/api/auth/verify")
    public Verified verify(RoutingContext routing) {
        rules.signIn(routing);
        return new Verified(true, caller.name(), "Authentication successful");
    }

    /** The same at the path without {@code /api}, which clients of the earlier service use too. */
    @POST
    @Path("/auth/verify")
    public Verified verifyAtRoot(RoutingContext routing) {
        return verify(routing);
    }

    /** @param authenticated always true; who is not signed in gets no such answer */
    public record Verified(boolean authenticated, String username, String message) {}
}
