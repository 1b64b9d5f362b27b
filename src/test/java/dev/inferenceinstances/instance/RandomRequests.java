package dev.inferenceinstances.instance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests to every address of the registry, with something odd in most of them. */
final class RandomRequests {

    private static final String JSON = "application/json";
    private static final List<String> MEDIA_TYPES =
            List.of(JSON, "application/merge-patch+json", "application/x-ndjson", "text/plain", "/");

    private static final Map<String, List<String>> HEADERS = Map.of(
            "If-Match", List.of("*", "\"0\"", "W/\"1\"", "zz", "\""),
            "If-None-Match", List.of("*", "\"0\", \"1\"", ","),
            "Idempotency-Key", List.of("a", "b", "x".repeat(300), "\""),
            "Accept",
                    List.of("*/*", "text/csv", "application/x-ndjson", JSON + ";q=0", "text/html", "/", JSON + ";q=x"));

    private final Random random;
    private final RandomJson json;
    private final RandomQuery queries;

    RandomRequests(Random random) {
        this.random = random;
        this.json = new RandomJson(random);
        this.queries = new RandomQuery(random);
    }

    /**
     * What most of those requests are about that are about one instance.
     *
     * @param id of the instance
     * @param history the number of an entry of its history
     */
    record Subject(int id, int history) {}

    record Sent(String method, String path, Map<String, String> headers, byte[] body) {

        HttpRequest to(URI service) {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
            headers.forEach(request::header);
            return request.build();
        }

        @Override
        public String toString() {
            return "%s %s %s %s".formatted(method, path, headers, new String(body, StandardCharsets.UTF_8));
        }
    }

    Sent withBody(Subject subject) {
        String instance = "/api/instances/" + subject.id();
        String bulk = "/api/instances/bulk" + queries.parameters();
        return switch (random.nextInt(7)) {
            case 0 -> sent("POST", "/api/instances", json.object(), JSON);
            case 1 -> sent("PUT", instance, json.object(), JSON);
            case 2 -> sent("PATCH", instance, json.object(), oneOf(MEDIA_TYPES.subList(0, 2)));
            case 3 -> sent("POST", "/api/instances/copy", json.object(), JSON);
            case 4 -> sent("POST", instance + "/rollback", json.rollback(subject.history()), JSON);
            case 5 -> sent("POST", bulk, json.array(), JSON);
            default -> sent("POST", bulk, json.lines(), "application/x-ndjson");
        };
    }

    Sent withoutBody(Subject subject) {
        boolean last = random.nextInt(40) == 0;
        return last
                ? sent(
                        "DELETE",
                        "/api/instances/" + (random.nextBoolean() ? subject.id() : queries.value()),
                        new byte[0],
                        JSON)
                : sent("GET", queries.path(subject.id(), subject.history()), new byte[0], JSON);
    }

    private Sent sent(String method, String path, byte[] body, String mediaType) {
        Map<String, String> headers = new HashMap<>();
        HEADERS.forEach((name, values) -> {
            if (random.nextInt(6) == 0) {
                headers.put(name, oneOf(values));
            }
        });
        headers.put("Content-Type", random.nextInt(20) == 0 ? oneOf(MEDIA_TYPES) : mediaType);
        return new Sent(method, path, headers, body);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
