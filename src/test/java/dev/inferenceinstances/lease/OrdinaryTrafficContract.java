package dev.inferenceinstances.lease;

import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static dev.inferenceinstances.lease.PoolOverHttp.leaks;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is no leak is not called one, however a request ends, on every database. */
abstract class OrdinaryTrafficContract {

    private static final int REQUESTS = 10_000;
    private static final int CLIENTS = 8;
    private static final int GONE = -1;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void tenThousandRequestsThatSucceedFailAndAreGivenUpLeakNothing() throws Exception {
        int leaksBefore = leaks().getInt("leaked_total");
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        Map<Integer, Integer> answers = new TreeMap<>();
        try {
            List<Future<Integer>> requests = new ArrayList<>();
            for (int number = 0; number < REQUESTS; number++) {
                int request = number;
                requests.add(clients.submit(() -> send(request)));
            }
            for (Future<Integer> request : requests) {
                answers.merge(request.get(2, TimeUnit.MINUTES), 1, Integer::sum);
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(answers).containsOnlyKeys(GONE, 200, 201, 404, 409, 422);
        await().atMost(1, TimeUnit.MINUTES)
                .untilAsserted(() -> assertThat(report().getInt("checked_out")).isZero());
        assertThat(leaks().getInt("leaked_total")).isEqualTo(leaksBefore);
    }

    @Test
    void requestsThatTimeOutLeakNothing() {
        int leaksBefore = leaks().getInt("leaked_total");
        int all = report().getInt("max_connections");
        ExecutorService clients = Executors.newFixedThreadPool(all);
        List<CompletableFuture<Integer>> holders = new ArrayList<>();
        for (int holder = 1; holder <= all; holder++) {
            int borrowed = holder;
            holders.add(CompletableFuture.supplyAsync(
                    () -> when().post("/test/leases/hold").statusCode(), clients));
            await("one after the other, so that none waits for long while its connection is opened")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> report().getInt("checked_out") == borrowed);
        }
        clients.shutdown();
        await().until(() -> report().getBoolean("exhausted"));
        int timeoutsBefore = report().getInt("acquisition_timeouts");
        when().get("/api/instances").then().statusCode(503);
        assertThat(report().getInt("acquisition_timeouts")).isEqualTo(timeoutsBefore + 1);
        does("open-gate");
        assertThat(holders).allSatisfy(holder -> assertThat(holder.join()).isEqualTo(204));
        assertThat(report().getInt("checked_out")).isZero();
        assertThat(leaks().getInt("leaked_total")).isEqualTo(leaksBefore);
    }

    private int send(int number) throws IOException, InterruptedException {
        return switch (number % 10) {
            case 0 -> send("GET", "/api/instances/999999999", "");
            case 1 -> send("POST", "/api/instances", "{\"name\":\"\"}");
            case 2 -> {
                String body = """
                        {"name":"ordinary-%d","model_name":"m","cluster_name":"c","image_tag":"t"}""";
                yield send("POST", "/api/instances", body.formatted(number % 1000));
            }
            case 3 -> {
                new Impatience("GET", "/api/instances").close();
                yield GONE;
            }
            default -> send("GET", "/api/instances?limit=2", "");
        };
    }

    private int send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }
}
