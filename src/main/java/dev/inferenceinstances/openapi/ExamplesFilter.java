package dev.inferenceinstances.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds an example to every answer: the file beside this class with the name of the operation, or of the answer that several share. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ExamplesFilter implements OASFilter {

    private static final String JSON = "application/json";

    private static final Map<String, String> ENDINGS = Map.of(
            JSON,
            ".json",
            "text/plain",
            ".txt",
            "text/event-stream",
            ".events",
            "application/openmetrics-text",
            ".openmetrics",
            "application/x-ndjson",
            ".ndjson",
            "text/csv",
            ".csv");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ExamplesFilter::show);
        document.getComponents().getResponses().forEach(ExamplesFilter::show);
    }

    private static void show(Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("2")) {
                show(operation.getOperationId(), answer);
            }
        });
    }

    private static void show(String name, APIResponse answer) {
        if (answer.getContent() != null) {
            answer.getContent().getMediaTypes().forEach((type, content) -> show(name, type, content));
        }
    }

    private static void show(String name, String type, MediaType content) {
        try (InputStream example = ExamplesFilter.class.getResourceAsStream(name + ENDINGS.get(type))) {
            if (example != null) {
                String text = new String(example.readAllBytes(), StandardCharsets.UTF_8);
                content.setExample(type.equals(JSON) ? parsed(text) : text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object parsed(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, Object.class);
    }
}
