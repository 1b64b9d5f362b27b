package dev.inferenceinstances.history;

import dev.inferenceinstances.access.SignInRequired;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.OptionalLong;

/** The history of one instance over HTTP. */
@Path("/api/instances/{id:-?[0-9]+}/history")
@SignInRequired
@Produces(MediaType.APPLICATION_JSON)
public class InstanceHistoryResource {

    private final InstanceHistory history;

    InstanceHistoryResource(InstanceHistory history) {
        this.history = history;
    }

    @GET
    public HistoryPage page(@PathParam("id") long id, @Context UriInfo uri) {
        return history.page(id, HistoryQuery.parse(OptionalLong.of(id), uri.getQueryParameters()));
    }

    @GET
    @Path("/latest")
    public HistoryRecord latest(@PathParam("id") long id) {
        return history.latest(id);
    }

    @GET
    @Path("/count")
    public HistoryCount count(@PathParam("id") long id) {
        return history.count(id);
    }
}
