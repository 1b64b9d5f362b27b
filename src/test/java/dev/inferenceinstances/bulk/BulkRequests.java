package dev.inferenceinstances.bulk;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests with many instances. */
public final class BulkRequests {

    public static final String BULK = "/api/instances/bulk";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Answer(int status, String mediaType, String ignored, String body) {}

    private BulkRequests() {}

    public static Response array(List<?> rows) {
        return given().contentType("application/json").body(text(rows)).post(BULK);
    }

    static Answer lines(String query, Map<String, String> headers, List<?> rows) {
        return send(query, headers, rows.stream().map(BulkRequests::text).collect(Collectors.joining("\n")));
    }

    static Answer send(String query, Map<String, String> headers, String body) {
        HttpRequest.Builder request = request(BULK + query)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = sent(request.build());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().firstValue("X-Ignored-Fields").orElse(""),
                answer.body());
    }

    /** The status that a body is answered with of which nobody knows how long it is before it is there. */
    static int withoutLength(String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return sent(request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                        .build())
                .statusCode();
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    private static HttpResponse<String> sent(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
