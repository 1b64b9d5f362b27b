package dev.inferenceinstances.drill;

import dev.inferenceinstances.access.AccessSettings;
import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.access.OperatorsOnly;
import dev.inferenceinstances.exercise.DrillKind;
import dev.inferenceinstances.exercise.DrillPlan;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.IgnoredFields;
import dev.inferenceinstances.submission.Submission;
import dev.inferenceinstances.submission.SubmissionChecks;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Fire drills over HTTP, on the event loop: one can be started and ended while every worker thread waits for a connection. */
@Path("/api/monitoring/drills")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OperatorsOnly
@NonBlocking
public class DrillResource {

    private final Drills drills;
    private final AccessSettings settings;
    private final SubmissionChecks checks;
    private final Caller caller;

    DrillResource(Drills drills, AccessSettings settings, SubmissionChecks checks, Caller caller) {
        this.drills = drills;
        this.settings = settings;
        this.checks = checks;
        this.caller = caller;
    }

    @GET
    public DrillsReport running() {
        requireAllowed();
        return new DrillsReport(drills.running().stream().map(DrillReport::of).toList());
    }

    @POST
    @Path("/{kind}")
    public Response start(@PathParam("kind") String kind, Submission<DrillRequest> submission) {
        requireAllowed();
        DrillKind known = DrillKind.ofLabel(kind)
                .orElseThrow(() -> Problems.notFound(
                        "There is no drill named \"%s\"; there are %s".formatted(kind, DrillKind.labels())));
        DrillPlan plan = checks.checked(submission, Set.of()).plan(known);
        return IgnoredFields.named(Response.accepted(drills.start(plan, caller.name())), submission);
    }

    @DELETE
    public Uni<EndReport> end() {
        requireAllowed();
        return drills.endAll();
    }

    private void requireAllowed() {
        if (!settings.drillsAllowed()) {
            throw Problems.forbidden(
                    "Drills are switched off; set %s=true to allow them".formatted(AccessSettings.DRILLS_ENABLED));
        }
    }
}
