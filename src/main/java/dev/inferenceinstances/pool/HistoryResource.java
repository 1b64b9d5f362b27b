package dev.inferenceinstances.pool;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** What the pool did in the last 15 minutes, or up to 24 hours: from memory, on the event loop. */
@Path("/api/monitoring/db-pool/history")
@NonBlocking
public class HistoryResource {

    private final PoolHistory history;
    private final Clock clock;

    HistoryResource(PoolHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public HistoryReport history(@QueryParam("window") String window) {
        return HistoryReport.of(history, HistoryWindow.parse(window), clock.instant());
    }
}
