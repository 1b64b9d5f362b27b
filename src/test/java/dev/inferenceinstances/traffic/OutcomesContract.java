package dev.inferenceinstances.traffic;

import static dev.inferenceinstances.traffic.CountedOutcomes.count;
import static dev.inferenceinstances.traffic.CountedOutcomes.outcomes;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.FailureCodes;
import dev.inferenceinstances.failure.FirstStep;
import dev.inferenceinstances.failure.Remedy;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What becomes of requests when the database refuses them, on every server: the answer, the class it is counted in, and the verdict. */
abstract class OutcomesContract {

    static final String INSTANCES = "/api/instances";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern MYSQL_NUMBER = Pattern.compile("\\d{4}");

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    /** Who does to this server what goes wrong. */
    abstract Saboteur saboteur();

    /** The codes of a row that this server raises by itself, in its own form. */
    abstract List<String> codes(FailureCodes row);

    /** Statements after which this server refuses each new row with such a code. */
    abstract List<String> raising(String code);

    /** Statements that undo these. */
    abstract List<String> raisingNothing();

    /** Statements after which this server takes no writes, or takes them again. */
    abstract List<String> readOnly(boolean on);

    /** A statement after which this server lets the service log in, or refuses it; open sessions go on. */
    abstract String login(boolean allowed);

    @Test
    void everyErrorIsAnsweredAndCountedAsItsRowSays() throws SQLException {
        for (FailureCodes row : FailureCodes.ALL) {
            for (String code : codes(row)) {
                long before = count(Outcome.of(row.failure()));
                execute(raising(code));
                try {
                    assertAnswered(row.failure(), code);
                } finally {
                    execute(raisingNothing());
                }
                if (row.failure() != DatabaseFailure.DUPLICATE) {
                    await().atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(count(Outcome.of(row.failure())))
                                    .as(code)
                                    .isEqualTo(before + 1));
                }
            }
        }
    }

    /** The registry says itself which name is taken. */
    private static void assertAnswered(DatabaseFailure failure, String code) {
        Response answer = create();
        Remedy remedy = failure.remedy();
        assertThat(answer.statusCode())
                .as(code)
                .isEqualTo(failure == DatabaseFailure.INVALID_VALUE ? 422 : remedy.status());
        assertThat(answer.header("Retry-After")).as(code).isEqualTo(failure.isTransient() ? "1" : null);
        assertThat(answer.asString().replace("MySQL", "")).as(code).doesNotContain("raised", "INSERT", "insert", "SQL");
        if (failure != DatabaseFailure.DUPLICATE) {
            assertThat(answer.jsonPath().getString("detail")).as(code).contains(sentence(failure, code));
        }
    }

    /** Some numbers of MySQL and MariaDB have a remedy of their own. */
    private static String sentence(DatabaseFailure failure, String code) {
        return failure.isOfTheConnection() && MYSQL_NUMBER.matcher(code).matches()
                ? FirstStep.sentenceOf(new SQLException("", "HY000", Integer.parseInt(code)))
                : failure.sentence();
    }

    @Test
    void aDatabaseThatTakesNoWritesIsTheVerdictAndReadsGoOn() throws SQLException {
        execute(readOnly(true));
        try {
            assertThat(create().statusCode()).isEqualTo(503);
            when().get(INSTANCES).then().statusCode(200);
            awaitVerdict("read_only");
            awaitReady("DOWN");
            assertThat(ready().getString("checks.find { it.name == 'database' }.data.read_only"))
                    .isEqualTo("true");
        } finally {
            execute(readOnly(false));
        }
        await().atMost(PATIENCE).until(() -> create().statusCode() == 201);
        await().atMost(PATIENCE).until(() -> !"read_only".equals(verdict()));
        awaitReady("UP");
    }

    /** With sessions that are open, and nobody who asks: only a new login tells. */
    @Test
    void aLoginThatIsRefusedIsTheVerdictThoughOpenSessionsGoOn() throws SQLException {
        execute(List.of(login(false)));
        try {
            awaitReady("DOWN");
            assertThat(ready().getString("checks.find { it.name == 'database' }.data.reason"))
                    .isEqualTo(DatabaseFailure.LOGIN_REFUSED.sentence());
            awaitVerdict("login_refused");
        } finally {
            execute(List.of(login(true)));
        }
        awaitReady("UP");
        await().atMost(PATIENCE).until(() -> !"login_refused".equals(verdict()));
    }

    @Test
    void aMissingTableIsTheVerdict() throws SQLException {
        execute(List.of("ALTER TABLE inference_instances RENAME TO elsewhere"));
        try {
            Response answer = when().get(INSTANCES).thenReturn();
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.jsonPath().getString("detail")).isEqualTo(DatabaseFailure.NO_TABLE.sentence());
            awaitVerdict("no_permission");
        } finally {
            execute(List.of("ALTER TABLE elsewhere RENAME TO inference_instances"));
        }
        when().get(INSTANCES).then().statusCode(200);
    }

    @Test
    void aRowThatIsDeletedWhileItIsChangedIsNotThere() throws SQLException {
        int id = create().jsonPath().getInt("id");
        CompletableFuture<Integer> change;
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            admin.setAutoCommit(false);
            statement.execute("DELETE FROM inference_instances WHERE id = " + id);
            change = CompletableFuture.supplyAsync(() -> given().contentType(ContentType.JSON)
                    .body(Map.of("description", "late"))
                    .put(INSTANCES + "/" + id)
                    .statusCode());
            await().atMost(PATIENCE)
                    .until(() ->
                            when().get("/api/monitoring/db-pool").jsonPath().getInt("checked_out") > 0);
            await().during(Duration.ofMillis(300)).atMost(PATIENCE).until(() -> !change.isDone());
            admin.commit();
        }
        assertThat(change.join()).isEqualTo(404);
    }

    @Test
    void whatCallersDoWrongIsNoFault() {
        long faults = outcomes().getLong("faults");
        long clientErrors = count(Outcome.CLIENT_ERROR);
        for (int i = 0; i < 30; i++) {
            when().get(INSTANCES + "/999999999").then().statusCode(404);
            when().get(INSTANCES + "?limit=none").then().statusCode(422);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(Outcome.CLIENT_ERROR)).isEqualTo(clientErrors + 60));
        assertThat(outcomes().getLong("faults")).isEqualTo(faults);
    }

    private static void awaitReady(String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ready().getString("status")).isEqualTo(status));
    }

    private static JsonPath ready() {
        return when().get("/q/health/ready").jsonPath();
    }

    @Test
    void theHistoryHasThemBySecond() {
        assertThat(create().statusCode()).isEqualTo(201);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(when().get("/api/monitoring/db-pool/history?window=1m")
                                .jsonPath()
                                .getList("samples.outcomes.ok"))
                        .anyMatch(served -> served != null));
    }

    /** Whoever hangs up while the request waits gets no answer, and that is nobody's fault. */
    @Test
    void aCallerWhoLeavesIsNoFault() throws IOException, SQLException {
        when().get(INSTANCES).then().statusCode(200);
        long before = count(Outcome.CLIENT_ERROR);
        double left = CountedOutcomes.left();
        try (Connection ignored = saboteur().lockTable(server, server.databaseUrl())) {
            try (Socket caller = new Socket("127.0.0.1", RestAssured.port)) {
                caller.getOutputStream()
                        .write(("GET " + INSTANCES + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
                caller.getOutputStream().flush();
                await().atMost(PATIENCE)
                        .until(() ->
                                when().get("/api/monitoring/db-pool").jsonPath().getInt("checked_out") > 0);
            }
            // else the answer may be sent before the service hears that nobody listens
            await().atMost(PATIENCE).until(() -> CountedOutcomes.left() > left);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(Outcome.CLIENT_ERROR)).isEqualTo(before + 1));
    }

    private void awaitVerdict(String code) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(verdict()).isEqualTo(code));
    }

    private static String verdict() {
        return when().get("/api/monitoring/db-pool/diagnosis").jsonPath().getString("verdict");
    }

    static Response create() {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "name", UUID.randomUUID().toString(), "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                .post(INSTANCES);
    }

    final void execute(List<String> statements) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
