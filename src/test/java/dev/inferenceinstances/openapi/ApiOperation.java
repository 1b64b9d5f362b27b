package dev.inferenceinstances.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One method of one path, called with the examples that the document gives. */
public record ApiOperation(ApiDocument document, String path, String method, JsonNode node, List<JsonNode> parameters) {

    String name() {
        return method.toUpperCase() + " " + path;
    }

    /** The bodies that are shown, by the names of their examples. */
    Map<String, JsonNode> bodies() {
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        node.at("/requestBody/content/application~1json/examples")
                .properties()
                .forEach(example ->
                        bodies.put(example.getKey(), example.getValue().get("value")));
        return bodies;
    }

    JsonNode answer(String status) {
        return document.resolved(node.path("responses").path(status));
    }

    List<String> mediaTypes(String status) {
        return names(answer(status).path("content"));
    }

    /** The media types of its success, in order. */
    List<String> successes() {
        return names(node.path("responses")).stream()
                .filter(status -> status.startsWith("2"))
                .flatMap(status -> mediaTypes(status).stream())
                .sorted()
                .toList();
    }

    /** What is said of each media type of its success. */
    Map<String, JsonNode> successContents() {
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        names(node.path("responses")).stream()
                .filter(status -> status.startsWith("2"))
                .forEach(status -> answer(status)
                        .path("content")
                        .properties()
                        .forEach(content -> contents.put(content.getKey(), content.getValue())));
        return contents;
    }

    /** Whether its success is events without an end. */
    boolean streams() {
        return successes().contains("text/event-stream");
    }

    /** Sends it with the examples of its parameters. */
    Response send(RequestSpecification request) {
        for (JsonNode parameter : parameters) {
            if (parameter.has("example")) {
                give(
                        request,
                        parameter.get("in").asText(),
                        parameter.get("name").asText(),
                        parameter.get("example").asText());
            }
        }
        return request.request(method, path);
    }

    private static void give(RequestSpecification request, String in, String name, String example) {
        switch (in) {
            case "path" -> request.pathParam(name, example);
            case "header" -> request.header(name, example);
            default -> request.queryParam(name, example);
        }
    }

    /** Fails unless status, headers, media type and body are as documented. */
    void check(Response answer) {
        String status = String.valueOf(answer.statusCode());
        JsonNode documented = answer(status);
        assertThat(documented.isObject())
                .as("%s may answer %s: %s", name(), status, answer.asString())
                .isTrue();
        documented.path("headers").properties().forEach(header -> {
            if (document.resolved(header.getValue()).path("required").asBoolean()) {
                assertThat(answer.header(header.getKey()))
                        .as("%s of %s %s", header.getKey(), name(), status)
                        .isNotNull();
            }
        });
        Optional<String> type = Optional.ofNullable(answer.contentType())
                .filter(given -> !given.isEmpty())
                .map(given -> given.replaceFirst(";.*", ""));
        assertThat(mediaTypes(status))
                .as("%s %s", name(), status)
                .containsAll(type.stream().toList());
        type.filter(given -> given.endsWith("json") && !given.endsWith("ndjson"))
                .ifPresent(given -> assertThat(document.faults(
                                documented.path("content").path(given).get("schema"),
                                ApiDocument.parse(answer.asString())))
                        .as("%s answered %s %s", name(), status, answer.asString())
                        .isEmpty());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
