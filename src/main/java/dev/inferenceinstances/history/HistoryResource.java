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

/** The history of all instances over HTTP. */
@Path("/api/history")
@SignInRequired
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private final InstanceHistory history;

    HistoryResource(InstanceHistory history) {
        this.history = history;
    }

    @GET
    public HistoryPage page(@Context UriInfo uri) {
        return history.page(HistoryQuery.parse(OptionalLong.empty(), uri.getQueryParameters()));
    }

    @GET
    @Path("/{history_id:[0-9]+}")
    public HistoryRecord entry(@PathParam("history_id") String historyId) {
        return history.entry(RowId.parse(historyId, "history_id"));
    }

    @GET
    @Path("/{before:[0-9]+}/diff/{after:[0-9]+}")
    public HistoryDifference difference(@PathParam("before") String before, @PathParam("after") String after) {
        return history.difference(RowId.parse(before, "before"), RowId.parse(after, "after"));
    }
}
