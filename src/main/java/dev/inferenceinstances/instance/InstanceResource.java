package dev.inferenceinstances.instance;

import dev.inferenceinstances.access.SignInRequired;
import dev.inferenceinstances.listing.NextPage;
import dev.inferenceinstances.listing.TextMatch;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.IgnoredFields;
import dev.inferenceinstances.submission.RowId;
import dev.inferenceinstances.submission.Submission;
import dev.inferenceinstances.submission.SubmissionChecks;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
    private final TextMatch text;

    InstanceResource(
            InstanceService service,
            SubmissionChecks checks,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind) {
        this.service = service;
        this.checks = checks;
        this.text = TextMatch.of(databaseKind);
    }

    @GET
    public Response list(@Context UriInfo uri) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        InstanceQuery query = InstanceQuery.parse(given, text);
        List<InstanceView> page = service.list(query);
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.size() == query.limit()) {
            InferenceInstance last = page.get(page.size() - 1).row();
            String cursor = InstanceCursor.behind(last, query.sort()).text();
            answer.header(HttpHeaders.LINK, NextPage.link(uri.getRequestUri(), cursor));
        }
        if (query.counted()) {
            answer.header(TOTAL_COUNT, service.count(query));
        }
        return IgnoredFields.named(answer, InstanceQuery.unknown(given));
    }

    @POST
    public Response create(Submission<InstancePatch> submission) {
        InstanceDraft draft = new InstanceDraft(submission.value());
        checks.checked(submission, draft.missing());
        return created(service.create(draft), submission);
    }

    @GET
    @Path("/{id}")
    public InstanceView get(@PathParam("id") String id) {
        return service.byId(RowId.parse(id));
    }

    @PUT
    @Path("/{id}")
    public Response update(@PathParam("id") String id, Submission<InstancePatch> submission) {
        InstancePatch patch = checks.checked(submission, Set.of());
        if (InstanceRows.unchangedBy(patch)) {
            throw Problems.invalid(List.of(new FieldError("body", "must hold at least one field of an instance")));
        }
        long known = RowId.parse(id);
        return IgnoredFields.named(Response.ok(service.update(known, patch)), submission);
    }

    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id) {
        long known = RowId.parse(id);
        service.delete(known);
        return Response.noContent().build();
    }

    @GET
    @Path("/name/{name}")
    public InstanceView getByName(@PathParam("name") String name) {
        return service.byName(name);
    }

    @POST
    @Path("/copy")
    public Response copy(Submission<CopyRequest> submission) {
        CopyRequest request = checks.checked(submission, Set.of());
        return created(service.copy(request), submission);
    }

    private static Response created(InstanceView view, Submission<?> submission) {
        return IgnoredFields.named(
                Response.created(URI.create(PATH + "/" + view.row().id)).entity(view), submission);
    }
}
