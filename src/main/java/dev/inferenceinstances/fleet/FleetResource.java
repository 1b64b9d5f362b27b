package dev.inferenceinstances.fleet;

import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The replicas of this service on the same database. On the event loop; asks the server as {@code db-sessions} does. */
@Path("/api/monitoring/fleet")
@NonBlocking
@Translated
public class FleetResource {

    private final FleetReports reports;
    private final AnswerLanguage language;

    FleetResource(FleetReports reports, AnswerLanguage language) {
        this.reports = reports;
        this.language = language;
    }

    /** Answers also where the server does not, with what is remembered and the reason. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<FleetReport> fleet() {
        return reports.report(language.locale());
    }
}
