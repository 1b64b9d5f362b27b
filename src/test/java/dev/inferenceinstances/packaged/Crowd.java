package dev.inferenceinstances.packaged;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Many clients at once, which ask for the list and wait. */
final class Crowd {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<CompletableFuture<HttpResponse<String>>> answers;

    Crowd(String address, int size) {
        this(address, size, Map.of());
    }

    Crowd(String address, int size, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + "/api/instances/"));
        headers.forEach(builder::header);
        HttpRequest request = builder.build();
        answers = Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .limit(size)
                .toList();
    }

    /** True while nobody has been answered. */
    boolean allWait() {
        return answers.stream().noneMatch(CompletableFuture::isDone);
    }

    boolean allAnswered() {
        return answers.stream().allMatch(CompletableFuture::isDone);
    }

    /** Waits for every answer. */
    List<HttpResponse<String>> answers() {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Waits for every answer. */
    List<Integer> statuses() {
        return answers().stream().map(HttpResponse::statusCode).toList();
    }
}
