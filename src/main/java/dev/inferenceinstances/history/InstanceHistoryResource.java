package dev.inferenceinstances.history;

import dev.inferenceinstances.access.SignInRequired;
import dev.inferenceinstances.submission.RowId;
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
    public HistoryPage page(@PathParam("id") String id, @Context UriInfo uri) {
        long known = RowId.parse(id);
        return history.page(known, HistoryQuery.parse(OptionalLong.of(known), uri.getQueryParameters()));
    }

    @GET
    @Path("/latest")
    public HistoryRecord latest(@PathParam("id") String id) {
        return history.latest(RowId.parse(id));
    }

    @GET
    @Path("/count")
    public HistoryCount count(@PathParam("id") String id) {
        return history.count(RowId.parse(id));
    }
}
