package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** What an operator of a database server relies on: what happens when the pool is full, and when the server is gone. */
abstract class ServerContract extends PackagedContract {

    static final Duration PATIENCE = Duration.ofMinutes(3);
    /** With a pool of 2 + 3, the service has a thread for each request that holds a connection or may wait: these and five. */
    static final int WAITING = 255;

    static final int ALL_WORKERS = 5 + WAITING;

    /** Callers wait, and the service stays ready, until the test is done with them. */
    static final Map<String, String> PATIENT = Map.of("DB_POOL_TIMEOUT", "300", "POOL_NOT_READY_AFTER", "600");

    final Saboteur saboteur;

    ServerContract(TestDatabase database) {
        super(database);
        this.saboteur = Saboteur.of(database.kind());
    }

    @Test
    void everythingThatWatchesAnswersWhileEveryConnectionAndWorkerIsTaken() throws SQLException {
        String url = freshUrl();
        Map<String, String> settings = new HashMap<>(PATIENT);
        settings.putAll(Map.of("DB_POOL_SIZE", "2", "DB_MAX_OVERFLOW", "3", "DB_MAX_WAITING", "" + WAITING));
        try (PackagedApplication application = start(url, settings)) {
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server(), url)) {
                crowd = new Crowd(application.address(), ALL_WORKERS);
                JsonPath full = await("the pool is exhausted and callers wait")
                        .atMost(PATIENCE)
                        .until(
                                () -> report(application),
                                // who waits for a connection that is being opened waits too
                                report -> report.getInt("waiting") == WAITING && report.getInt("checked_out") == 5);
                assertThat(full.getInt("overflow")).isEqualTo(3);
                assertThat(full.getInt("total_connections")).isEqualTo(5);
                assertThat(full.getDouble("utilization_percent")).isEqualTo(100.0);
                assertThat(full.getDouble("capacity_percent")).isEqualTo(100.0);
                assertThat(full.getBoolean("exhausted")).isTrue();
                assertThat(full.getString("status")).isEqualTo("critical");
                assertThat(full.getInt("peak_checked_out")).isEqualTo(5);
                assertThat(saboteur.pooled(server(), url)).isEqualTo(5);

                Watching.answers(application);
                assertThat(crowd.allWait())
                        .as("all this was answered while everybody waited")
                        .isTrue();
            }
            assertThat(crowd.statuses()).hasSize(ALL_WORKERS).containsOnly(200);
            await("every connection is given back")
                    .atMost(PATIENCE)
                    .until(() -> report(application).getInt("checked_out") == 0);
            await("the overflow is retired").atMost(PATIENCE).until(() -> saboteur.pooled(server(), url) == 2);
            assertThat(report(application).getInt("overflow")).isZero();
        }
    }

    @Test
    void whoWaitsTooLongIsToldWhy() throws SQLException {
        String url = freshUrl();
        Map<String, String> settings = Map.of(
                "DB_POOL_SIZE", "2", "DB_MAX_OVERFLOW", "0", "DB_POOL_TIMEOUT", "0.5", "POOL_NOT_READY_AFTER", "1");
        try (PackagedApplication application = start(url, settings)) {
            await("both connections are open, so that none of the two times out while it is opened")
                    .atMost(PATIENCE)
                    .until(() -> report(application).getInt("total_connections") == 2);
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server(), url)) {
                crowd = new Crowd(application.address(), 2);
                await("both connections are borrowed")
                        .atMost(PATIENCE)
                        .until(() -> report(application).getBoolean("exhausted"));
                assertRefused(
                        application,
                        matchesPattern(
                                "QueuePool limit of size 2 overflow 0 reached, connection timed out, timeout 0.50; "
                                        + "0 callers wait; held: 2 by GET /api/instances for [\\d.]+ to [\\d.]+ s"));
                assertThat(report(application).getInt("acquisition_timeouts")).isEqualTo(1);
                assertThat(application
                                .log()
                                .lines()
                                .filter(line -> line.contains("QueuePool limit"))
                                .toList())
                        .hasSize(1);
                assertThat(crowd.allWait()).isTrue();
            }
            assertThat(crowd.statuses()).containsOnly(200);
        }
    }

    @Test
    void whoWouldBeOneTooManyToWaitIsRefusedAtOnce() throws SQLException {
        String url = freshUrl();
        Map<String, String> settings =
                Map.of("DB_POOL_SIZE", "1", "DB_MAX_OVERFLOW", "0", "DB_POOL_TIMEOUT", "300", "DB_MAX_WAITING", "2");
        try (PackagedApplication application = start(url, settings)) {
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server(), url)) {
                crowd = new Crowd(application.address(), 3);
                await("one holds the connection and two wait")
                        .atMost(PATIENCE)
                        .until(() -> report(application).getInt("waiting") == 2);
                assertRefused(
                        application,
                        equalTo("2 callers wait for a connection already, the most that DB_MAX_WAITING allows"));
                assertThat(report(application).getInt("shed_requests")).isEqualTo(1);
                assertThat(crowd.allWait()).isTrue();
            }
            assertThat(crowd.statuses()).containsOnly(200);
            application.request().get(INSTANCES).then().statusCode(200);
            assertThat(report(application).getInt("shed_requests")).isEqualTo(1);
        }
    }

    @Test
    void readinessGoesDownOnlyAfterCallersHaveWaitedForLong() throws SQLException {
        String url = freshUrl();
        Map<String, String> settings = Map.of(
                "DB_POOL_SIZE", "1", "DB_MAX_OVERFLOW", "0", "DB_POOL_TIMEOUT", "300", "POOL_NOT_READY_AFTER", "2");
        try (PackagedApplication application = start(url, settings)) {
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server(), url)) {
                crowd = new Crowd(application.address(), 3);
                await("readiness goes down")
                        .atMost(PATIENCE)
                        .until(() -> application.request().get(READY).statusCode() == 503);
                application
                        .request()
                        .get(READY)
                        .then()
                        .body("checks.find { it.name == 'db-pool' }.status", equalTo("DOWN"))
                        .body("checks.find { it.name == 'database' }.status", equalTo("UP"));
                assertThat(crowd.allWait()).isTrue();
            }
            assertThat(crowd.statuses()).containsOnly(200);
            await("readiness comes back")
                    .atMost(PATIENCE)
                    .until(() -> application.request().get(READY).statusCode() == 200);
        }
    }

    @Test
    void terminatedSessionsAreReplacedBeforeARequestSeesThem() throws SQLException {
        String url = freshUrl();
        try (PackagedApplication application = start(url, Map.of("DB_POOL_SIZE", "5"))) {
            await("the pool is filled").atMost(PATIENCE).until(() -> saboteur.pooled(server(), url) == 5);
            saboteur.terminateSessions(server(), url);
            List<Integer> statuses = IntStream.range(0, 20)
                    .mapToObj(turn -> application.request().get(INSTANCES).statusCode())
                    .toList();
            assertThat(statuses).containsOnly(200);
        }
    }

    @Test
    void aServerThatGoesAndComesBackNeedsNoRestart() {
        String url = freshUrl();
        try (PackagedApplication application = start(url, Map.of("DB_POOL_TIMEOUT", "2"))) {
            application.request().get(INSTANCES).then().statusCode(200);
            server().stop();
            try {
                await("readiness follows")
                        .atMost(PATIENCE)
                        .until(() -> application.request().get(READY).statusCode() == 503);
                application.request().get(INSTANCES).then().statusCode(503).contentType("application/problem+json");
                application.request().get("/q/health/live").then().statusCode(200);
                application.request().get(REPORT).then().statusCode(200);
            } finally {
                server().start();
            }
            await("readiness follows")
                    .atMost(PATIENCE)
                    .until(() -> application.request().get(READY).statusCode() == 200);
            application.request().get(INSTANCES).then().statusCode(200);
        }
    }

    @Test
    void aServiceThatStartsBeforeItsServerWaitsForIt() {
        String url = freshUrl();
        server().stop();
        try (PackagedApplication application = start(url, Map.of())) {
            application.request().get("/q/health/live").then().statusCode(200);
            application.request().get("/q/health/started").then().statusCode(503);
            application.request().get(REPORT).then().statusCode(200).body("total_connections", equalTo(0));
            server().start();
            await("the schema is made")
                    .atMost(PATIENCE)
                    .until(() -> application.request().get("/q/health/started").statusCode() == 200);
            application.request().get(INSTANCES).then().statusCode(200);
            application.request().get(REPORT).then().body("total_connections", greaterThan(0));
        }
    }

    final DatabaseServer server() {
        return server.orElseThrow();
    }

    private static void assertRefused(PackagedApplication application, Matcher<String> detail) {
        application
                .request()
                .get(INSTANCES)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("detail", detail);
    }

    static JsonPath report(PackagedApplication application) {
        JsonPath report = application
                .request()
                .get(REPORT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getInt("total_connections"))
                .isEqualTo(report.getInt("checked_in") + report.getInt("checked_out"));
        assertThat(report.getInt("checked_in")).isNotNegative();
        return report;
    }
}
