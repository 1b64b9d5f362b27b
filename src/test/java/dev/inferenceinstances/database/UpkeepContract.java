package dev.inferenceinstances.database;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of the pool, and of readiness, where the server turns away or is away, and nobody calls. */
abstract class UpkeepContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String kind;
    private final String lock;
    private final String unlock;

    @Inject
    PoolReader reader;

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    /**
     * @param lock what lets the service's account log in no more
     * @param unlock what lets it log in again
     */
    UpkeepContract(String kind, String lock, String unlock) {
        this.kind = kind;
        this.lock = lock;
        this.unlock = unlock;
    }

    @Test
    void theBaseIsFilledAgainWithoutTraffic() {
        await().atMost(PATIENCE).until(() -> open() == base());
        server.stop();
        try {
            await("DOWN").atMost(PATIENCE).until(() -> !up());
            await("nothing is open").atMost(PATIENCE).until(() -> open() == 0);
        } finally {
            server.start();
        }
        await("UP").atMost(PATIENCE).until(this::up);
        await("all is open").atMost(PATIENCE).until(() -> open() == base());
    }

    @Test
    void sessionsThatTheServerEndsAreReplacedWithoutTraffic() throws SQLException {
        await().atMost(PATIENCE).until(() -> open() == base());
        long before = opened();
        Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
        await("as many were opened as had been ended").atMost(PATIENCE).until(() -> opened() >= before + base());
        await("all is open").atMost(PATIENCE).until(() -> open() == base());
    }

    /** It is not tested before it is lent, since it was in use a moment ago, and the request has not begun. */
    @Test
    void whoMeetsADeadConnectionFirstIsServedOnAnother() throws SQLException {
        await().atMost(PATIENCE).until(() -> open() == base());
        when().get("/api/instances").then().statusCode(200);
        Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
        when().get("/api/instances").then().statusCode(200);
        Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
        when().get("/api/instances/" + Long.MAX_VALUE).then().statusCode(404);
        Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
        when().get("/api/history/" + Long.MAX_VALUE).then().statusCode(404);
        Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
        when().get("/api/history").then().statusCode(200);
        Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
        given().contentType("application/json")
                .body(
                        "{\"name\":\"served\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"1\",\"num_gpus\":1}")
                .post("/api/instances")
                .then()
                .statusCode(201);
    }

    @Test
    void aRefusedLoginIsToldByReadiness() throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute(lock);
            try {
                Saboteur.of(kind).terminateSessions(server, server.databaseUrl());
                await("DOWN").atMost(PATIENCE).until(() -> !up());
                assertThat(database().getString("reason")).startsWith("The server refuses the login");
                when().get("/api/instances").then().statusCode(503);
            } finally {
                statement.execute(unlock);
            }
        }
        await("UP").atMost(PATIENCE).until(this::up);
        await("all is open").atMost(PATIENCE).until(() -> open() == base());
        when().get("/api/instances").then().statusCode(200);
    }

    /** How many connections the pool has opened since the service started. */
    private long opened() {
        return reader.creations().count();
    }

    private boolean up() {
        return when().get("/q/health/ready").statusCode() == 200;
    }

    private static JsonPath database() {
        return when().get("/q/health/ready").jsonPath().setRootPath("checks.find { it.name == 'database' }.data");
    }

    private static int base() {
        return pool().getInt("pool_size");
    }

    private static int open() {
        return pool().getInt("total_connections");
    }

    private static JsonPath pool() {
        return when().get("/api/monitoring/db-pool").jsonPath();
    }
}
