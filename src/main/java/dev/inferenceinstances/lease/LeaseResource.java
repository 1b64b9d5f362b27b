package dev.inferenceinstances.lease;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who holds a connection, and what has leaked: from memory, on the event loop. */
@Path("/api/monitoring/db-pool")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
public class LeaseResource {

    private final LeaseView leases;

    LeaseResource(LeaseView leases) {
        this.leases = leases;
    }

    @GET
    @Path("/connections")
    public ConnectionsReport connections() {
        return leases.connections();
    }

    @GET
    @Path("/leaks")
    public LeaksReport leaks() {
        return leases.leaks();
    }
}
