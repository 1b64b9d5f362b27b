package dev.inferenceinstances.session;

import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.ServerProcess;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import dev.inferenceinstances.testing.TestDatabase;
import dev.inferenceinstances.wording.Phrase;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the server shows of its sessions, on every database that has a server. */
abstract class SessionsContract {

    private static final String PATH = "/api/monitoring/db-sessions";
    private static final String INSTANCES = "/api/instances";
    static final String DELETION = "DELETE " + INSTANCES + "/{id}";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestDatabase database;
    private final Saboteur saboteur;

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    SessionsContract(TestDatabase database) {
        this.database = database;
        this.saboteur = Saboteur.of(database.kind());
    }

    /** Rights without which this server does not tell who blocks whom. */
    abstract List<String> rights();

    /** What is not known even with these rights. */
    abstract List<Phrase> stillUnknown();

    /** What the server calls a wait for the whole table. */
    abstract String tableWait();

    /** Allows this many connections to the account; {@link #unlimited()} lifts it. */
    abstract String limit(int connections);

    /** What {@link #limit} takes for no limit. */
    abstract int unlimited();

    /** Whether it tells who holds the whole table. */
    boolean tellsWhoLocksTheTable() {
        return true;
    }

    @Test
    void theReportBeginsWithTheServerAndEndsWithWhatIsNotKnown() {
        JsonPath report = sessions();
        assertThat(report.getMap("").keySet())
                .containsExactly(
                        "database_type",
                        "server_version",
                        "max_connections",
                        "reserved",
                        "total",
                        "by_state",
                        "by_client",
                        "sessions",
                        "at",
                        "age_ms",
                        "unknown",
                        "pooler");
        assertThat(report.getMap("sessions[0]").keySet())
                .containsExactly(
                        "pid",
                        "state",
                        "state_ms",
                        "query_ms",
                        "wait",
                        "query",
                        "blocked_by",
                        "lease",
                        "user",
                        "application_name",
                        "client");
        assertThat(report.getString("database_type")).isEqualTo(database.kind());
        assertThat(report.getString("server_version")).matches("\\d+\\..*");
        assertThat(report.getInt("total")).isPositive().isLessThanOrEqualTo(report.getInt("max_connections"));
        assertThat(report.getInt("reserved")).isNotNegative();
        assertThat(report.getString("at")).endsWith("Z");
        assertThat(report.getLong("age_ms")).isBetween(0L, 60_000L);
        assertThat(report.getString("pooler")).isNull();
        assertThat(report.getList("sessions.query")).as("nobody has signed in").containsOnlyNulls();
        assertThat(report.getList("sessions.user")).as("nobody has signed in").containsOnlyNulls();
    }

    @Test
    void aHeldConnectionIsShownWithItsLease() {
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> does("hold"));
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(leasedTo("POST /test/leases/hold"))
                            .singleElement()
                            .satisfies(session -> {
                                assertThat((String) session.get("state")).startsWith(ServerSession.IDLE);
                                assertThat(session).containsEntry("wait", null).containsEntry("query_ms", null);
                            }));
        } finally {
            does("open-gate");
        }
        holder.join();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(leasedTo("POST /test/leases/hold")).isEmpty());
    }

    @Test
    void aLockedTableIsAWaitWithItsBlocker() throws SQLException {
        withRights(rights(), () -> {
            CompletableFuture<Void> reader;
            try (Connection lock = saboteur.lockTable(server, server.databaseUrl())) {
                reader = CompletableFuture.runAsync(
                        () -> when().get(INSTANCES).then().statusCode(200));
                List<Integer> expected = tellsWhoLocksTheTable() ? List.of(ServerProcess.id(lock)) : null;
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(leasedTo("GET " + INSTANCES))
                                .singleElement()
                                .satisfies(session -> assertThat(session)
                                        .containsEntry("state", ServerSession.ACTIVE)
                                        .containsEntry("wait", tableWait())
                                        .containsEntry("blocked_by", expected)));
            }
            reader.join();
        });
    }

    @Test
    void aLockedRowIsAWaitWithItsBlocker() throws SQLException {
        withRights(
                rights(),
                () -> whileARowIsLocked(lock -> {
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(leasedTo(DELETION))
                                    .singleElement()
                                    .satisfies(session -> assertThat(session)
                                            .containsEntry("blocked_by", List.of(ServerProcess.id(lock)))
                                            .doesNotContainEntry("wait", null)));
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(sessions().getList("unknown"))
                                    .isEqualTo(Phrase.each(stillUnknown(), Locale.ENGLISH)));
                }));
    }

    @Test
    void theBudgetIsWithinTheLimitOfTheAccount() throws SQLException {
        setLimit(21);
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(budget()).containsEntry("max_connections", 21));
            assertThat(sessions().getInt("max_connections")).isGreaterThan(21);
        } finally {
            setLimit(unlimited());
        }
    }

    private Map<String, Object> budget() {
        return when().get("/api/monitoring/db-pool/sizing").jsonPath().getMap("server");
    }

    /** MySQL tells a session the limit that held when it began. */
    private void setLimit(int connections) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute(limit(connections));
        }
        saboteur.terminateSessions(server, server.databaseUrl());
    }

    /** A request waits for the row meanwhile, to delete it. */
    final void whileARowIsLocked(LockTest test) throws SQLException {
        int id = createInstance();
        CompletableFuture<Void> deletion;
        try (Connection lock = server.admin();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("SELECT id FROM inference_instances FOR UPDATE");
            deletion = CompletableFuture.runAsync(
                    () -> when().delete(INSTANCES + "/" + id).then().statusCode(204));
            test.call(lock);
            lock.rollback();
        }
        deletion.join();
    }

    static int createInstance() {
        return given().contentType(ContentType.JSON)
                .body("{\"name\":\"locked\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}")
                .post(INSTANCES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static JsonPath sessions() {
        return when().get(PATH).then().statusCode(200).extract().jsonPath();
    }

    static List<Map<String, Object>> leasedTo(String holder) {
        return sessions().getList("sessions.findAll { it.lease?.holder == '%s' }".formatted(holder));
    }

    final void withRights(List<String> rights, Rights.Test test) throws SQLException {
        new Rights(server, saboteur, rights).during(test);
    }

    /** A part of a test that another session blocks. */
    @FunctionalInterface
    interface LockTest {
        void call(Connection lock) throws SQLException;
    }
}
