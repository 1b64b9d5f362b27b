package dev.inferenceinstances.lease;

import dev.inferenceinstances.access.Caller;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who holds a connection, and what has leaked: from memory, on the event loop. Shows stacks only to who has signed in. */
@Path("/api/monitoring/db-pool")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class LeaseResource {

    private final LeaseView leases;
    private final Caller caller;

    LeaseResource(LeaseView leases, Caller caller) {
        this.leases = leases;
        this.caller = caller;
    }

    @GET
    @Path("/connections")
    public ConnectionsReport connections() {
        return ConnectionsReport.of(leases.held(), caller.signedIn());
    }

    @GET
    @Path("/leaks")
    public LeaksReport leaks() {
        return leases.leaks(caller.signedIn());
    }
}
