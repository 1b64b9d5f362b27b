package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.access.SignInRequired;
import dev.inferenceinstances.idempotency.IdempotencyKey;
import dev.inferenceinstances.idempotency.KeptAnswer;
import dev.inferenceinstances.idempotency.KeptAnswers;
import dev.inferenceinstances.idempotency.Once;
import dev.inferenceinstances.listing.NextPage;
import dev.inferenceinstances.listing.TextMatch;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.IgnoredFields;
import dev.inferenceinstances.submission.RowId;
import dev.inferenceinstances.submission.Submission;
import dev.inferenceinstances.submission.SubmissionChecks;
import dev.inferenceinstances.submission.SubmissionReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The registry over HTTP. */
@Path(InstanceResource.PATH)
@SignInRequired
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InstanceResource {

    static final String PATH = "/api/instances";

    private static final String TOTAL_COUNT = "X-Total-Count";

    private final InstanceService service;
    private final SubmissionChecks checks;
    private final KeptAnswers answers;
    private final ObjectMapper json;
    private final TextMatch text;

    InstanceResource(
            InstanceService service,
            SubmissionChecks checks,
            KeptAnswers answers,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind) {
        this.service = service;
        this.checks = checks;
        this.answers = answers;
        this.json = json;
        this.text = TextMatch.of(databaseKind);
    }

    @GET
    public RestResponse<List<InstanceView>> list(@Context UriInfo uri) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        InstanceQuery query = InstanceQuery.parse(given, text);
        List<InstanceView> page = service.list(query);
        RestResponse.ResponseBuilder<List<InstanceView>> answer = RestResponse.ResponseBuilder.ok(page);
        if (page.size() == query.limit()) {
            String cursor =
                    service.behind(page.get(page.size() - 1), query.sort()).text();
            answer.header(HttpHeaders.LINK, NextPage.link(uri.getRequestUri(), cursor));
        }
        if (query.counted()) {
            answer.header(TOTAL_COUNT, service.count(query));
        }
        return IgnoredFields.named(answer, InstanceQuery.unknown(given));
    }

    @POST
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, Submission<InstancePatch> submission) {
        InstanceDraft draft = new InstanceDraft(submission.value());
        checks.checked(submission, draft.missing());
        return made(key, "create", submission, once -> service.create(draft, once));
    }

    @GET
    @Path("/{id}")
    public RestResponse<InstanceView> get(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String expected,
            @Context Request request) {
        return shown(service.byId(RowId.parse(id)), known, expected, request);
    }

    @PUT
    @Path("/{id}")
    public Response update(@PathParam("id") String id, Submission<InstancePatch> submission, @Context Request request) {
        InstancePatch patch = checks.checked(submission, Set.of());
        if (InstanceRows.unchangedBy(patch)) {
            throw Problems.invalid(List.of(new FieldError("body", "must hold at least one field of an instance")));
        }
        return changed(id, request, submission, row -> InstanceRows.apply(patch, row));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({SubmissionReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Response merge(@PathParam("id") String id, Submission<InstancePatch> submission, @Context Request request) {
        List<FieldError> kept = InstanceRows.notToBeEmptied(submission.emptied());
        if (!kept.isEmpty()) {
            throw Problems.invalid(kept);
        }
        InstancePatch patch = checks.checked(submission, Set.of());
        return changed(id, request, submission, row -> InstanceRows.merge(patch, submission.emptied(), row));
    }

    /** It answers without a body, which suits every {@code Accept}, that of a client which reads nothing but problems too. */
    @DELETE
    @Path("/{id}")
    @Produces(MediaType.WILDCARD)
    public Response delete(@PathParam("id") String id, @Context Request request) {
        long known = RowId.parse(id);
        service.delete(known, Precondition.of(request));
        return Response.noContent().build();
    }

    @GET
    @Path("/name/{name}")
    public RestResponse<InstanceView> getByName(
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String expected,
            @Context Request request) {
        return shown(service.byName(name), known, expected, request);
    }

    @POST
    @Path("/copy")
    public Response copy(@HeaderParam(IdempotencyKey.HEADER) @Nullable String key, Submission<CopyRequest> submission) {
        CopyRequest request = checks.checked(submission, Set.of());
        return made(key, "copy", submission, once -> service.copy(request, once));
    }

    /** With its version, or only that it is the one that the client has. */
    private static RestResponse<InstanceView> shown(
            InstanceView view, @Nullable String known, @Nullable String expected, Request request) {
        EntityTag version = view.version();
        if (known == null && expected == null) {
            // to look for conditions copies all headers
            return RestResponse.ResponseBuilder.ok(view).tag(version).build();
        }
        Response.ResponseBuilder met =
                InstanceTag.isAmong(known, version) ? Response.notModified() : request.evaluatePreconditions(version);
        RestResponse.ResponseBuilder<InstanceView> answer = met == null
                ? RestResponse.ResponseBuilder.ok(view)
                : RestResponse.ResponseBuilder.create(met.build().getStatusInfo());
        return answer.tag(version).build();
    }

    private Response changed(String id, Request request, Submission<?> submission, Consumer<InferenceInstance> change) {
        InstanceView view = service.update(RowId.parse(id), Precondition.of(request), change);
        return IgnoredFields.named(Response.ok(view).tag(view.version()), submission);
    }

    /** @param making makes an instance, and heeds what it is given within its transaction */
    private Response made(
            @Nullable String key,
            String what,
            Submission<?> submission,
            Function<Once<InstanceView>, InstanceView> making) {
        if (key == null) {
            return created(making.apply(Once.unnamed()), submission);
        }
        IdempotencyKey known = IdempotencyKey.of(key, what + " " + text(submission.value()));
        Once<InstanceView> once = answers.under(known, this::keep);
        return answers.once(
                known,
                () -> created(making.apply(once), submission),
                kept -> created(kept.location, kept.body, new EntityTag(kept.version), submission));
    }

    private void keep(InstanceView view, KeptAnswer kept) {
        kept.location = address(view);
        kept.version = view.version().getValue();
        kept.body = text(view);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON, or goes so, always has that form", e);
        }
    }

    private static Response created(InstanceView view, Submission<?> submission) {
        return created(address(view), view, view.version(), submission);
    }

    private static Response created(String address, Object body, EntityTag version, Submission<?> submission) {
        return IgnoredFields.named(
                Response.created(URI.create(address)).entity(body).tag(version), submission);
    }

    private static String address(InstanceView view) {
        return PATH + "/" + view.row().instanceId();
    }
}
