package dev.inferenceinstances.pool;

import dev.inferenceinstances.request.DurationParameter;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;

/** What the pool did in the last 15 minutes, or up to 24 hours: from memory, on the event loop. */
@Path("/api/monitoring/db-pool/history")
@NonBlocking
public class HistoryResource {

    private static final DurationParameter WINDOW = new DurationParameter(
            "window",
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            Duration.ofHours(24),
            "must be from 1s to 24h, such as 15m");

    private final PoolHistory history;
    private final Clock clock;

    HistoryResource(PoolHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /**
     * @param window how far to look back: {@code 1s} to {@code 24h}; {@code 15m} where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other window
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public HistoryReport history(@QueryParam("window") String window) {
        return HistoryReport.of(history, WINDOW.parse(window), clock.instant());
    }
}
