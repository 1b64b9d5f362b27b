package dev.inferenceinstances.database;

import static dev.inferenceinstances.lease.PoolOverHttp.connections;
import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What clients and operators rely on where a connection pooler stands before PostgreSQL, of which the URL tells nothing. */
abstract class PoolerContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TAKEN = "acknowledged-before";

    private final RegistryClient client = new RegistryClient();

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    @Test
    void whatWasAcknowledgedIsStoredAndNothingElse() throws Exception {
        assertThat(client.create(TAKEN)).isEqualTo(201);
        Map<String, Integer> statuses = new ConcurrentHashMap<>();
        List<Integer> again = new ArrayList<>();
        for (List<Integer> ofOne : together(4, thread -> () -> {
            List<Integer> refused = new ArrayList<>();
            for (int turn = 0; turn < 50; turn++) {
                String name = "acknowledged-%d-%d".formatted(thread, turn);
                statuses.put(name, client.create(name));
                refused.add(client.create(TAKEN));
            }
            return refused;
        })) {
            again.addAll(ofOne);
        }

        List<String> acknowledged = new ArrayList<>(List.of(TAKEN));
        statuses.forEach((name, status) -> {
            if (status == 201) {
                acknowledged.add(name);
            }
        });
        assertThat(stored("acknowledged-%")).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(statuses)
                .hasSize(200)
                .allSatisfy((name, status) -> assertThat(status).isEqualTo(201));
        assertThat(again).hasSize(200).containsOnly(409);
    }

    @Test
    void noRequestFailsByThePooler() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (List<Integer> ofOne : together(10, thread -> () -> {
            List<Integer> answers = new ArrayList<>();
            for (int turn = 0; turn < 60; turn++) {
                answers.addAll(client.liveOnce("mixed-%d-%d".formatted(thread, turn)));
            }
            return answers;
        })) {
            statuses.addAll(ofOne);
        }
        assertThat(statuses).hasSize(3000).containsOnly(200, 201, 204);
        assertThat(stored("mixed-%")).isEmpty();
    }

    @Test
    void whatThePoolerHidesIsNotMadeUp() {
        CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> does("hold"));
        try {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(connections().getList("connections.holder"))
                            .contains("POST /test/leases/hold"));
            assertThat(connections().getList("connections.server_pid")).containsOnlyNulls();
            JsonPath sessions = sessions();
            assertThat(sessions.getString("pooler.kind")).isEqualTo(kind());
            assertThat(sessions.getList("sessions.lease")).containsOnlyNulls();
            assertThat(sessions.getList("unknown", String.class))
                    .anySatisfy(sentence -> assertThat(sentence).contains("a connection pooler stands in between"));
        } finally {
            does("open-gate");
        }
        holder.join();
    }

    @Test
    void whoWaitsForALockIsSeen() throws Exception {
        CompletableFuture<?> waiting;
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("LOCK TABLE inference_instances");
            waiting = CompletableFuture.runAsync(() -> when().get("/api/instances"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("lock_contention"));
            String evidence = "findings.find { it.code == 'lock_contention' }.evidence.";
            int blocker = admin.unwrap(PGConnection.class).getBackendPID();
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonPath found = when().get("/api/monitoring/db-pool/diagnosis").jsonPath();
                assertThat(found.getList(evidence + "blockers.pid")).isEqualTo(List.of(blocker));
                assertThat(found.getList(evidence + "by_holder.holder"))
                        .isEqualTo(List.of(holderShown("GET /api/instances")));
            });
        }
        waiting.join();
    }

    static List<String> codes() {
        return when().get("/api/monitoring/db-pool/diagnosis").jsonPath().getList("findings.code");
    }

    @Test
    void noLockOfTheMigrationIsLeftOnASessionOfTheServer() throws SQLException {
        assertThat(names("SELECT pid::text FROM pg_locks WHERE locktype = 'advisory'"))
                .isEmpty();
        assertThat(names("SELECT version FROM flyway_schema_history WHERE success"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** What the service knows of the pooler. */
    abstract String kind();

    /** What stands for a holder whose session is known to wait. */
    abstract String holderShown(String holder);

    static JsonPath sessions() {
        return when().get("/api/monitoring/db-sessions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> stored(String like) throws SQLException {
        return names("SELECT name FROM inference_instances WHERE name LIKE '%s'".formatted(like));
    }

    /** Asked past the pooler. */
    private List<String> names(String sql) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static <T> List<T> together(int threads, IntFunction<Callable<T>> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> tasks = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                tasks.add(executor.submit(task.apply(thread)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : tasks) {
                results.add(each.get(3, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
