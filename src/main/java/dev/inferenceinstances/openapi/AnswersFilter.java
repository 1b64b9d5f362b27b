package dev.inferenceinstances.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to each operation the answers that every operation can give, and to each answer the headers and the body that all of its kind
 * carry.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswersFilter implements OASFilter {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String ACCEPT_LANGUAGE = "Accept-Language";
    private static final String PROBLEM_JSON = "application/problem+json";

    /** Credentials are checked wherever they are sent, and every operation may fail. */
    private static final List<String> OF_EVERY_REQUEST = List.of("401", "429", "500", "503");

    private static final List<String> OF_A_BODY = List.of("400", "413", "415", "422");

    private static final List<String> OF_TRANSLATED = List.of("Content-Language", "Vary");

    private static final Set<String> WORTH_RETRYING = Set.of("429", "503");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(AnswersFilter::complete);
        complete(document.getComponents().getResponses());
    }

    private static void complete(Operation operation) {
        OF_EVERY_REQUEST.forEach(status -> add(operation, status));
        if (operation.getRequestBody() != null) {
            OF_A_BODY.forEach(status -> add(operation, status));
        }
        complete(operation.getResponses().getAPIResponses());
        APIResponse success = operation.getResponses().getAPIResponse("200");
        if (translated(operation) && success.getRef() == null) {
            OF_TRANSLATED.forEach(header -> addHeader(success, header));
        }
    }

    private static boolean translated(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter ->
                                parameter.getRef() != null && parameter.getRef().endsWith(ACCEPT_LANGUAGE));
    }

    private static void add(Operation operation, String status) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref(status));
        }
    }

    private static void complete(Map<String, APIResponse> answers) {
        answers.forEach((status, answer) -> {
            if (answer.getRef() == null) {
                complete(status, answer);
            }
        });
    }

    private static void complete(String status, APIResponse answer) {
        addHeader(answer, REQUEST_ID);
        if (WORTH_RETRYING.contains(status)) {
            addHeader(answer, RETRY_AFTER);
        }
        if (status.startsWith("4") || status.startsWith("5")) {
            if (answer.getContent() == null) {
                answer.setContent(OASFactory.createContent());
            }
            answer.getContent().addMediaType(PROBLEM_JSON, problem());
        }
    }

    private static void addHeader(APIResponse answer, String name) {
        answer.addHeader(name, OASFactory.createHeader().ref(name));
    }

    private static MediaType problem() {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
    }
}
