package dev.inferenceinstances.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.access.SignInRequired;
import dev.inferenceinstances.idempotency.IdempotencyKey;
import dev.inferenceinstances.idempotency.KeptAnswer;
import dev.inferenceinstances.idempotency.KeptAnswers;
import dev.inferenceinstances.idempotency.Once;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.IgnoredFields;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many instances in one request. */
@Path("/api/instances/bulk")
@SignInRequired
@Consumes({MediaType.APPLICATION_JSON, BulkResource.NDJSON})
@Produces({MediaType.APPLICATION_JSON, BulkResource.NDJSON})
public class BulkResource {

    static final String NDJSON = "application/x-ndjson";

    private static final MediaType LINES = MediaType.valueOf(NDJSON);
    private static final String PARTIAL = "partial";

    private final BulkAdmission admission;
    private final BulkBody bodies;
    private final BulkCreation creation;
    private final KeptAnswers answers;
    private final ObjectMapper json;

    BulkResource(
            BulkAdmission admission, BulkBody bodies, BulkCreation creation, KeptAnswers answers, ObjectMapper json) {
        this.admission = admission;
        this.bodies = bodies;
        this.creation = creation;
        this.answers = answers;
        this.json = json;
    }

    @POST
    @OfMany
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @QueryParam(PARTIAL) @DefaultValue("false") String partial,
            @Context HttpHeaders headers,
            byte[] body) {
        admission.require(body);
        boolean each = flag(partial);
        if (each && key != null) {
            throw Problems.invalid(List.of(new FieldError(IdempotencyKey.HEADER, "must not come with partial=true")));
        }
        BulkBody.Sent sent = bodies.read(body, LINES.isCompatible(headers.getMediaType()));
        Response.ResponseBuilder answer = each
                ? Response.ok(lines(creation.each(sent.rows())), LINES)
                : created(key == null ? text(creation.all(sent.rows(), Once.unnamed())) : once(key, body, sent));
        return IgnoredFields.ofKeys(answer, sent.ignored());
    }

    private String once(String key, byte[] body, BulkBody.Sent sent) {
        IdempotencyKey known = IdempotencyKey.of(key, "bulk ", body);
        return answers.once(
                known, () -> text(creation.all(sent.rows(), answers.under(known, this::keep))), kept -> kept.body);
    }

    private void keep(BulkCreated created, KeptAnswer kept) {
        kept.body = text(created);
    }

    private static Response.ResponseBuilder created(String body) {
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON)
                .entity(body);
    }

    private static boolean flag(String partial) {
        if (!partial.equals("true") && !partial.equals("false")) {
            throw Problems.invalid(List.of(new FieldError(PARTIAL, "must be true or false")));
        }
        return partial.equals("true");
    }

    private String lines(List<BulkResult> results) {
        return results.stream().map(this::text).collect(Collectors.joining("\n", "", "\n"));
    }

    private String text(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Numbers and strings always have a JSON form", e);
        }
    }
}
