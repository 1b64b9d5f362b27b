package dev.inferenceinstances.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.access.SignInRequired;
import dev.inferenceinstances.instance.InstanceQuery;
import dev.inferenceinstances.instance.InstanceService;
import dev.inferenceinstances.listing.ListParameters;
import dev.inferenceinstances.listing.TextMatch;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.IgnoredFields;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All instances in one answer. */
@Path("/api/instances/export")
@SignInRequired
@Produces({NdjsonFormat.MEDIA_TYPE, CsvFormat.MEDIA_TYPE})
public class ExportResource {

    /** Says that the count follows at the end. */
    private static final String TRAILER = "Trailer";

    private static final MediaType LINES = MediaType.valueOf(NdjsonFormat.MEDIA_TYPE);
    private static final String FORMAT = "format";
    private static final Set<String> FORMATS = Set.of("ndjson", "csv");

    private final InstanceService instances;
    private final ExportFormat ndjson;
    private final TextMatch text;
    private final Set<String> known = new HashSet<>(InstanceQuery.FILTERS);

    ExportResource(
            InstanceService instances,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.datasource.db-kind") String databaseKind) {
        this.instances = instances;
        this.ndjson = new NdjsonFormat(json);
        this.text = TextMatch.of(databaseKind);
        this.known.add(FORMAT);
    }

    /** The parameter says in which form, or else what the client accepts first. */
    @GET
    public Response export(
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request,
            @Context HttpServerResponse response) {
        if (request.version() == HttpVersion.HTTP_1_0) {
            // it has neither chunks nor a trailer: what was broken off looks like what has come to its end
            throw Problems.badRequest(
                    "An export needs HTTP/1.1, by which its end is told from a break; behind nginx set proxy_http_version 1.1");
        }
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        ListParameters parameters = new ListParameters(given);
        String asked = parameters.oneOf(FORMATS, "must be ndjson or csv", FORMAT);
        parameters.check();
        boolean table =
                asked == null ? !headers.getAcceptableMediaTypes().get(0).isCompatible(LINES) : asked.equals("csv");
        ExportFormat format = table ? new CsvFormat() : ndjson;
        Export export = new Export(
                instances, InstanceQuery.ofAll(given, text, PageSize.FIRST), format, Vertx.currentContext(), response);
        return IgnoredFields.named(
                Response.ok(export.begun(), format.mediaType()).header(TRAILER, ExportWriter.COUNT),
                InstanceQuery.unknown(given, known));
    }
}
