package dev.inferenceinstances.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tells a client whether it can sign in, and whether its credentials are right, so that a sign-in form can say so at once. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class AuthResource {

    private final AccessRules rules;
    private final AccessSettings settings;
    private final Caller caller;

    AuthResource(AccessRules rules, AccessSettings settings, Caller caller) {
        this.rules = rules;
        this.settings = settings;
        this.caller = caller;
    }

    /** What a page has to know before it asks for more than everybody may see. */
    @GET
    @Path("/api/auth")
    public State state() {
        boolean possible = settings.signInPossible();
        return new State(possible, possible ? null : AccessSettings.NOBODY, caller.signedIn(), caller.name());
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

    /**
     * Whether anybody can sign in, and whether the caller has.
     *
     * @param signInPossible whether credentials are configured
     * @param message what to set where none are; else null
     * @param authenticated whether this request carried the right ones
     * @param username {@code anonymous} where it did not
     */
    @Schema
    @JsonPropertyOrder({"sign_in_possible", "message", "authenticated", "username"})
    public record State(boolean signInPossible, @Nullable String message, boolean authenticated, String username) {}

    /**
     * The caller is signed in.
     *
     * @param authenticated always true; who is not signed in gets no such answer
     * @param username who is signed in
     * @param message says it to people
     */
    @Schema
    public record Verified(boolean authenticated, String username, String message) {}
}
