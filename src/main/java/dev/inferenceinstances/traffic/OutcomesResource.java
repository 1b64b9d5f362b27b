package dev.inferenceinstances.traffic;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The report on how requests ended. Answers from memory on the event loop, as the other reports do. */
@Path("/api/monitoring/db-pool/outcomes")
@NonBlocking
public class OutcomesResource {

    private final RequestOutcomes outcomes;

    OutcomesResource(RequestOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * @param window how far to look back: {@code 10s} to {@code 15m}, or {@code start}; {@code 5m} where it is not given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other window
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public OutcomesReport report(@QueryParam("window") String window) {
        return OutcomesReport.of(outcomes.window(TimingWindow.parse(window)));
    }
}
