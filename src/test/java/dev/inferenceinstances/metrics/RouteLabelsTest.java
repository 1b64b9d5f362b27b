package dev.inferenceinstances.metrics;

import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.Operator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests are told apart by route, and a client cannot add to the labels. */
@QuarkusTest
@TestProfile(CredentialsProfile.class)
class RouteLabelsTest {

    private static final String REQUESTS = "http_server_requests_seconds_count";

    private static final String HOLD = "/test/leases/hold";

    @BeforeEach
    void everyKindOfAnswerWasGivenOnce() throws IOException {
        Operator.signedIn().get("/api/instances/0");
        when().get("/nowhere/0");
        assertThat(raw("/%zz0")).startsWith("HTTP/1.1 400");
        assertThat(raw("/x0/../api/monitoring/db-pool")).startsWith("HTTP/1.1 200");
        given().header("X-Forwarded-For", "10.9.9.9")
                .auth()
                .preemptive()
                .basic("x", "y")
                .get("/nowhere/0");
        given().header("Authorization", "Basic !").get("/api/history/elsewhere0");
        when().request("MADEUP0", "/api/instances");
        when().request("MADEUP0", "/nowhere");
        await().until(() -> Scrape.now().all(REQUESTS, "method=(others)").size() == 2);
    }

    @Test
    void aRequestCountsForItsRoute() {
        double before = route("/api/instances/{id}");
        Operator.signedIn().get("/api/instances/123456").then().statusCode(404);
        Operator.signedIn().get("/api/instances/654321/").then().statusCode(404);
        await().untilAsserted(() -> assertThat(route("/api/instances/{id}")).isEqualTo(before + 2));
    }

    @Test
    void aRefusedSignInCountsForItsRouteToo() {
        given().header("Authorization", "Basic !")
                .put("/api/instances/123456")
                .then()
                .statusCode(401);
        await().untilAsserted(() -> assertThat(
                        Scrape.now().value(REQUESTS, "uri=/api/instances/{id}", "method=PUT", "status=401"))
                .isOne());
    }

    @Test
    void aThousandPathsAddNothing() throws IOException {
        long before = series();
        for (int i = 1; i <= 250; i++) {
            when().get("/nowhere/" + i).then().statusCode(404);
            Operator.signedIn().get("/api/instances/" + i).then().statusCode(404);
            given().header("Authorization", "Basic !")
                    .get("/api/history/elsewhere" + i)
                    .then()
                    .statusCode(401);
            assertThat(raw("/%zz" + i)).startsWith("HTTP/1.1 400");
            assertThat(raw("/x" + i + "/../api/monitoring/db-pool")).startsWith("HTTP/1.1 200");
        }
        await().untilAsserted(() -> assertThat(paths()).noneMatch(path -> path.matches(".*[1-9].*")));
        assertThat(series()).isEqualTo(before);
    }

    @Test
    void madeUpMethodsAddNothing() {
        long before = series();
        for (int i = 1; i <= 50; i++) {
            when().request("MADEUP" + i, "/api/instances").then().statusCode(405);
            when().request("MADEUP" + i, "/nowhere").then().statusCode(404);
        }
        await().untilAsserted(() -> assertThat(labels("method"))
                .containsAnyOf("(others)")
                .allMatch(method -> List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "(others)")
                        .contains(method)));
        assertThat(series()).isEqualTo(before);
    }

    @Test
    void whatAClientTookBackCountsForItsRoute() throws IOException {
        CompletableFuture<Integer> answered =
                CompletableFuture.supplyAsync(() -> when().post(HOLD).statusCode());
        await().until(() -> report().getInt("checked_out") == 1);
        does("open-gate");
        assertThat(answered.join()).isEqualTo(204);
        try (Socket impatient = send("POST", HOLD)) {
            await().until(() -> report().getInt("checked_out") == 1);
            impatient.close();
            await().untilAsserted(
                            () -> assertThat(Scrape.now().value(REQUESTS, "uri=" + HOLD, "status=RESET", "method=POST"))
                                    .isOne());
        } finally {
            does("open-gate");
        }
        await().until(() -> report().getInt("checked_out") == 0);
    }

    /** Asks for a path that a client's library would not let through. */
    private static String raw(String path) throws IOException {
        try (Socket socket = send("GET", path)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket send(String method, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.getOutputStream()
                .write("%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .formatted(method, path)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** How many requests a route had, whatever the answer. */
    private static double route(String template) {
        return Scrape.now().all(REQUESTS, "uri=" + template, "status=404").stream()
                .mapToDouble(Scrape.Sample::value)
                .sum();
    }

    private static Set<String> paths() {
        return labels("uri");
    }

    private static Set<String> labels(String name) {
        return Scrape.now().all(REQUESTS).stream()
                .map(sample -> sample.labels().get(name))
                .collect(Collectors.toSet());
    }

    /** All about requests, except for what the service asks itself for as it starts. */
    private static long series() {
        return Scrape.now().samples().stream()
                .filter(sample -> sample.name().startsWith("http_server_"))
                .filter(sample -> !sample.labels().getOrDefault("uri", "").startsWith("/api/monitoring/"))
                .count();
    }
}
