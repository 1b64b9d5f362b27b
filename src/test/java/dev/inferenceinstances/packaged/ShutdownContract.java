package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TemporaryFolder;
import dev.inferenceinstances.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the clients of a service see when it is stopped or killed, and what it leaves behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShutdownContract {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CLIENTS = 50;
    private static final int AT_WORK = 100;
    private static final String READY = "/q/health/ready";
    private static final String STREAM = "/api/monitoring/db-pool/stream";

    private final String kind;
    private final Optional<DatabaseServer> server;
    private String url;

    ShutdownContract(TestDatabase database) {
        this.kind = database.kind();
        this.server = database.server();
    }

    /** Keeps everybody from writing until the connection is closed. */
    abstract Connection lock(Optional<DatabaseServer> server, String url) throws SQLException;

    /** Sessions of the service that the server has. */
    abstract int sessions(Optional<DatabaseServer> server, String url) throws SQLException;

    /** Whether a stuck request got what a client gets whose request was stuck when the time was up. */
    abstract Predicate<CompletableFuture<HttpResponse<String>>> endOfTheStuck();

    @BeforeAll
    void startServer() {
        server.ifPresent(DatabaseServer::start);
        url = server.map(DatabaseServer::createDatabase)
                .orElseGet(
                        () -> "sqlite:///" + TemporaryFolder.create("sqlite-").resolve("instances.db"));
    }

    @AfterAll
    void stopServer() {
        server.ifPresent(DatabaseServer::close);
    }

    @Test
    void nobodyIsCutOffAndNothingIsLost() throws Exception {
        Set<String> acknowledged;
        try (PackagedApplication application = start(Map.of())) {
            Clients clients = atWork(application, "stopped");
            clients.forgetStatuses();
            application.signal("TERM");
            assertThat(clients.awaitRefused()).isEqualTo(CLIENTS);
            assertThat(clients.dropped()).isEmpty();
            assertThat(clients.statuses()).as(application.log()).isSubsetOf(200, 201);
            assertThat(application.exitCode()).as(application.log()).isZero();
            assertThat(application.log()).doesNotContain("Requests that were not done", "ERROR", "\tat ");
            assertThat(sessions(server, url)).as("sessions left on the server").isZero();
            acknowledged = clients.acknowledged();
        }
        try (PackagedApplication application = start(Map.of())) {
            assertStored(application, acknowledged);
            Clients clients = atWork(application, "killed");
            application.signal("KILL");
            application.exitCode();
            clients.awaitRefused();
            acknowledged = clients.acknowledged();
        }
        try (PackagedApplication application = start(Map.of("SHUTDOWN_DELAY", "2", "SHUTDOWN_TIMEOUT", "1"))) {
            assertStored(application, acknowledged);
            takesItsTime(application);
            assertThat(sessions(server, url)).as("sessions left on the server").isZero();
        }
    }

    private void takesItsTime(PackagedApplication application) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        CompletableFuture<HttpResponse<String>> stream =
                http.sendAsync(to(application, STREAM).build(), HttpResponse.BodyHandlers.ofString());
        application.signal("TERM");
        await("it is not ready")
                .atMost(PATIENCE)
                .until(() -> application.request().get(READY).statusCode() == 503);
        application
                .request()
                .get(READY)
                .then()
                .body("checks.find { it.name == 'shutdown' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'shutdown' }.data.reason", equalTo("the service is being stopped"));
        application.request().get("/q/health/live").then().statusCode(200).header("Connection", "close");
        try (Connection ignored = lock(server, url)) {
            CompletableFuture<HttpResponse<String>> stuck =
                    http.sendAsync(creation(application, "stuck"), HttpResponse.BodyHandlers.ofString());
            assertThat(stream.join().body()).endsWith("\n: the service is being stopped; connect again\n\n");
            assertThat(application.exitCode()).as(application.log()).isZero();
            await("the stuck one has heard of it").atMost(PATIENCE).until(stuck::isDone);
            assertThat(stuck).matches(endOfTheStuck());
            assertThat(application.log())
                    .containsPattern("WARN .*Requests that were not done within SHUTDOWN_TIMEOUT \\(1 s\\): 1; "
                            + "connections still held, .*: 1 by POST /api/instances for [\\d.]+ s");
        }
    }

    /** Who was under way when the service was told to stop was not told to go elsewhere, and may ask once more on its connection. */
    final void aLateAnswerIsNotTheLast() throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (PackagedApplication application = start(Map.of())) {
            CompletableFuture<HttpResponse<String>> late;
            try (Connection ignored = lock(server, url)) {
                late = http.sendAsync(creation(application, "late"), HttpResponse.BodyHandlers.ofString());
                await("it holds a connection").atMost(PATIENCE).until(() -> checkedOut(application) == 1);
                application.signal("TERM");
                await("the service takes no connection")
                        .atMost(PATIENCE)
                        .until(() -> application.log().contains("The service is being stopped"));
                pass(Duration.ofSeconds(1));
            }
            assertThat(late.join().statusCode()).isEqualTo(201);
            pass(Duration.ofMillis(100));
            HttpRequest next = to(application, "/q/health/live").build();
            assertThat(http.send(next, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
            assertThat(application.exitCode()).as(application.log()).isZero();
        }
    }

    /** Time itself is what is waited for: the service counts how long it was quiet. */
    private static void pass(Duration time) {
        await().pollDelay(time).atMost(PATIENCE).until(() -> true);
    }

    private static int checkedOut(PackagedApplication application) {
        return application.request().get("/api/monitoring/db-pool").jsonPath().getInt("checked_out");
    }

    private static Clients atWork(PackagedApplication application, String prefix) {
        Clients clients = new Clients(application.address(), prefix, CLIENTS);
        await("the clients are at work")
                .atMost(PATIENCE)
                .until(() -> clients.acknowledged().size() >= AT_WORK);
        return clients;
    }

    private static void assertStored(PackagedApplication application, Set<String> acknowledged) {
        assertThat(application
                        .request()
                        .get("/api/instances?limit=1000")
                        .jsonPath()
                        .getList("name", String.class))
                .containsAll(acknowledged);
    }

    private static HttpRequest creation(PackagedApplication application, String name) {
        return to(application, "/api/instances")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"%s\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}"
                                .formatted(name)))
                .build();
    }

    private static HttpRequest.Builder to(PackagedApplication application, String path) {
        return HttpRequest.newBuilder(URI.create(application.address() + path));
    }

    final PackagedApplication start(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", url);
        return PackagedApplication.start(kind, environment);
    }
}
