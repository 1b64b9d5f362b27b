package dev.inferenceinstances.testing;

import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.access.OperatorsOnly;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Does nothing, but not for everybody. */
@Path("/test/access")
public class GuardedResource {

    private final Caller caller;

    GuardedResource(Caller caller) {
        this.caller = caller;
    }

    @POST
    @Path("/operate")
    @OperatorsOnly
    public String operate() {
        return caller.name();
    }

    @GET
    @Path("/caller")
    @NonBlocking
    public String caller() {
        return caller.name() + " on " + Thread.currentThread().getName();
    }
}
