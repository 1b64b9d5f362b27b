package dev.inferenceinstances.traffic;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The report on waits and holds. Answers from memory on the event loop, as the other reports on the pool do. */
@Path("/api/monitoring/db-pool/timings")
@NonBlocking
public class TimingsResource {

    private final Timings timings;

    TimingsResource(Timings timings) {
        this.timings = timings;
    }

    /**
     * @param window how far to look back: {@code 10s} to {@code 15m}, or {@code start}; {@code 5m} where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other window
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public TimingsReport report(@QueryParam("window") String window) {
        return timings.report(TimingWindow.parse(window));
    }
}
