package dev.inferenceinstances.control;

import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.access.OperatorsOnly;
import dev.inferenceinstances.pool.PoolFlush;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.IgnoredFields;
import dev.inferenceinstances.submission.Submission;
import dev.inferenceinstances.submission.SubmissionChecks;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Changes the pool while it runs. Works when every worker thread waits for a connection, since that is when it is needed. */
@Path("/api/monitoring/db-pool")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OperatorsOnly
@NonBlocking
@Translated
public class ControlResource {

    private final PoolOperations operations;
    private final SubmissionChecks checks;
    private final Caller caller;
    private final AnswerLanguage language;

    ControlResource(PoolOperations operations, SubmissionChecks checks, Caller caller, AnswerLanguage language) {
        this.operations = operations;
        this.checks = checks;
        this.caller = caller;
        this.language = language;
    }

    @POST
    @Path("/size")
    public Uni<Response> resize(Submission<ResizeRequest> submission) {
        ResizeRequest request = checks.checked(submission, Set.of());
        if (request.empty()) {
            throw Problems.invalid(List.of(new FieldError("body", "must hold pool_size or max_overflow")));
        }
        return operations.resize(request, caller.name(), language.locale()).map(change -> answer(change, submission));
    }

    @POST
    @Path("/flush")
    public Uni<Response> flush(Submission<FlushRequest> submission) {
        PoolFlush flush = checks.checked(submission, Set.of()).flush();
        return operations.flush(flush, caller.name(), language.locale()).map(change -> answer(change, submission));
    }

    private static Response answer(ChangeReport change, Submission<?> submission) {
        return IgnoredFields.named(Response.ok(change), submission);
    }
}
