package dev.inferenceinstances.database;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A client that puts the registry to work and looks at the statuses. */
final class RegistryClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @return the status */
    int create(String name) throws IOException, InterruptedException {
        return send("POST", "", body(name)).statusCode();
    }

    /** Creates an instance, reads it, lists, changes it and deletes it. */
    List<Integer> liveOnce(String name) throws IOException, InterruptedException {
        HttpResponse<String> created = send("POST", "", body(name));
        String id = created.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/')))
                .orElse("/0");
        return List.of(
                created.statusCode(),
                send("GET", id, "").statusCode(),
                send("GET", "?limit=20", "").statusCode(),
                send("PUT", id, "{\"status\": \"error\"}").statusCode(),
                send("DELETE", id, "").statusCode());
    }

    void list() throws IOException, InterruptedException {
        send("GET", "?limit=20", "");
    }

    private static String body(String name) {
        return "{\"name\":\"%s\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}".formatted(name);
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:%d/api/instances%s".formatted(RestAssured.port, path));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
