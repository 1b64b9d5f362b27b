package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an operator is told when the server is gone, when it has ended sessions, and when it has no connection left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutageContract {

    /** Longer than a request may take to find that its connection is dead. */
    private static final Duration BEGUN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DIAGNOSIS = "/api/monitoring/db-pool/diagnosis";
    private static final String INCIDENTS = "/api/monitoring/db-pool/incidents";
    private static final String SESSIONS = "/api/monitoring/db-sessions";

    private final String kind;
    private final DatabaseServer server;
    private final Saboteur saboteur;

    OutageContract(String kind, DatabaseServer server) {
        this.kind = kind;
        this.server = server;
        this.saboteur = Saboteur.of(kind);
    }

    /** Leaves room for fewer connections than a pool of 10 + 20 may open. */
    abstract void limit(DatabaseServer server) throws SQLException;

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void aServerThatIsGoneIsUnreachableAndLeavesAnIncident() {
        try (PackagedApplication application = start(Map.of("DB_POOL_SIZE", "2"))) {
            application.request().get(SESSIONS).then().statusCode(200);
            server.stop();
            try {
                becomes(application, "database_unreachable");
                application
                        .request()
                        .get(SESSIONS)
                        .then()
                        .statusCode(503)
                        .contentType("application/problem+json")
                        .body("detail", matchesPattern(".*; the last view of its sessions is [\\d.]+ s old"));
                application
                        .request()
                        .get("/api/monitoring/db-pool/sizing")
                        .then()
                        .statusCode(200);
            } finally {
                server.start();
            }
            becomes(application, "healthy");
            application.request().get(SESSIONS).then().statusCode(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(application
                                    .request()
                                    .get(INCIDENTS)
                                    .jsonPath()
                                    .getString("[0].ended_at"))
                            .endsWith("Z"));
            application
                    .request()
                    .accept("text/plain")
                    .get(INCIDENTS + "/1")
                    .then()
                    .statusCode(200)
                    .body(containsString("Incident 1: database_unreachable (critical)"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(application.log().lines().filter(line -> line.contains("Incident 1 ")))
                                    .as("its beginning and its end")
                                    .hasSize(2));
        }
    }

    @Test
    void aServerThatRefusesConnectionsIsAtItsLimit() throws SQLException {
        limit(server);
        try (PackagedApplication application = start(Map.of("DB_POOL_SIZE", "2", "DB_POOL_TIMEOUT", "30"))) {
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server, server.databaseUrl())) {
                crowd = new Crowd(application.address(), 25);
                becomes(application, "server_limit");
                // a server that is full is at its limit before it has refused anyone
                List<Integer> limits = await("a connection is refused")
                        .atMost(PATIENCE)
                        .until(() -> limitsThatRefuse(application), found -> !found.isEmpty());
                assertThat(limits.get(0)).isPositive();
                try (PackagedApplication newcomer = start(Map.of())) {
                    assertThat(newcomer.log()).contains("Started without the database");
                    newcomer.request().get("/q/health/started").then().statusCode(503);
                }
            }
            assertThat(crowd.statuses()).contains(503);
        }
    }

    @Test
    void aSessionThatIsEndedWhileItsConnectionIsBorrowedIsNoLongerBorrowed() throws SQLException {
        try (PackagedApplication application = start(Map.of("DB_POOL_SIZE", "5"))) {
            try (Connection ignored = saboteur.lockTable(server, server.databaseUrl())) {
                Crowd crowd = new Crowd(application.address(), 3);
                await("three are blocked, and so for long that they would not be begun again")
                        .atMost(PATIENCE)
                        .during(BEGUN)
                        .until(() -> checkedOut(application) == 3);
                saboteur.terminateSessions(server, server.databaseUrl());
                assertThat(crowd.statuses()).containsOnly(503);
                await("nothing is borrowed").atMost(PATIENCE).until(() -> checkedOut(application) == 0);
            }
            application.request().get("/api/instances").then().statusCode(200);
        }
    }

    private static List<Integer> limitsThatRefuse(PackagedApplication application) {
        return application
                .request()
                .get(DIAGNOSIS)
                .jsonPath()
                .getList("findings.evidence.findAll { it.refused_last_minute > 0 }.max_connections", Integer.class);
    }

    private static int checkedOut(PackagedApplication application) {
        return application.request().get("/api/monitoring/db-pool").jsonPath().getInt("checked_out");
    }

    private PackagedApplication start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("DATABASE_URL", server.databaseUrl());
        return PackagedApplication.start(kind, all);
    }

    private static void becomes(PackagedApplication application, String verdict) {
        await("the verdict is " + verdict)
                .atMost(PATIENCE)
                .until(() -> verdict.equals(
                        application.request().get(DIAGNOSIS).jsonPath().getString("verdict")));
    }
}
