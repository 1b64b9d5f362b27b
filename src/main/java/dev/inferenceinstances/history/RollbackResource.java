package dev.inferenceinstances.history;

import dev.inferenceinstances.access.SignInRequired;
import dev.inferenceinstances.instance.InstanceView;
import dev.inferenceinstances.instance.Precondition;
import dev.inferenceinstances.submission.IgnoredFields;
import dev.inferenceinstances.submission.RowId;
import dev.inferenceinstances.submission.Submission;
import dev.inferenceinstances.submission.SubmissionChecks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Takes an instance back to what it was. */
@Path("/api/instances/{id:-?[0-9]+}/rollback")
@SignInRequired
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RollbackResource {

    private final InstanceHistory history;
    private final SubmissionChecks checks;

    RollbackResource(InstanceHistory history, SubmissionChecks checks) {
        this.history = history;
        this.checks = checks;
    }

    @POST
    public Response rollBack(
            @PathParam("id") String id, Submission<RollbackRequest> submission, @Context Request request) {
        RollbackRequest wanted = checks.checked(submission, Set.of());
        InstanceView view = history.rollBack(RowId.parse(id), Precondition.of(request), wanted.historyId());
        return IgnoredFields.named(Response.ok(view).tag(view.version()), submission);
    }
}
