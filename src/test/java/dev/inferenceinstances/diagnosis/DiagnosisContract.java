package dev.inferenceinstances.diagnosis;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.drill.DrillsOverHttp;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each trouble is called, made for real on a pool of 3 + 2, on every database that has a server. */
abstract class DiagnosisContract {

    private static final String POOL = "/api/monitoring/db-pool";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int A_MINUTE = 60;

    private final Saboteur saboteur;

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    DiagnosisContract(TestDatabase database) {
        this.saboteur = Saboteur.of(database.kind());
    }

    @AfterEach
    void allIsWellAgain() {
        DrillsOverHttp.end();
        becomes("healthy");
    }

    @Test
    void aLeakNamesItsRouteAndLeavesAnIncident() {
        int before = incidents().size();
        DrillsOverHttp.start("leak", 2, 16);
        Map<String, Object> leak = becomes("leak");
        assertThat(evidence(leak)).containsEntry("certain", true);
        assertThat(holders(leak)).containsExactly("drill leak");
        DrillsOverHttp.end();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(incidents()).hasSize(before + 1);
            assertThat(incidents().get(0)).containsEntry("code", "leak");
        });
    }

    @Test
    void statementsThatTakeLongAreSlowQueries() {
        DrillsOverHttp.start("slow", 3, A_MINUTE);
        Map<String, Object> slow = becomes("slow_queries");
        assertThat((String) slow.get("explanation")).contains("drill slow");
        assertThat(codes()).doesNotContain("leak", "lock_contention");
    }

    @Test
    void sessionsThatWaitForOneOfOurOwnAreLockContention() {
        DrillsOverHttp.start("lock", 3, A_MINUTE);
        Map<String, Object> lock = becomes("lock_contention");
        assertThat(holders(lock)).containsExactly("drill lock");
        await("the other has waited for a second too")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(evidence(becomes("lock_contention"))).containsEntry("blocked", 2));
        assertThat(codes()).doesNotContain("leak", "slow_queries");
    }

    @Test
    void aTableThatSomebodyElseHasLockedIsLockContention() throws Exception {
        CompletableFuture<Integer> request;
        try (Connection ignored = saboteur.lockTable(server, server.databaseUrl())) {
            request = CompletableFuture.supplyAsync(
                    () -> signedIn().get("/api/instances").statusCode());
            Map<String, Object> lock = becomes("lock_contention");
            assertThat(holders(lock)).containsExactly("GET /api/instances");
        }
        assertThat(request.join()).isEqualTo(200);
    }

    @Test
    void aPoolThatIsFullOfHoldersIsExhausted() {
        await("what another test left open would be the same incident")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(incidents()).noneMatch(incident -> incident.get("ended_at") == null));
        DrillsOverHttp.start("hold", 7, A_MINUTE);
        Map<String, Object> exhausted = becomes("exhausted");
        assertThat(exhausted).containsEntry("severity", "critical");
        assertThat(holders(exhausted)).containsExactly("drill hold");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("idle_in_transaction"));
        assertThat(codes()).doesNotContain("leak", "undersized", "busy");
        JsonPath incident = signedIn()
                .get(POOL + "/incidents/" + incidents().get(0).get("id"))
                .jsonPath();
        assertThat(incident.getString("code")).isEqualTo("exhausted");
        assertThat(incident.getInt("holders.checked_out")).isEqualTo(5);
        assertThat(incident.getList("history.samples")).isNotEmpty();
        assertThat(incident.getString("diagnosis.verdict")).isEqualTo("exhausted");
        stacksAndStatementsAreForWhoHasSignedIn(POOL + "/incidents/" + incident.getLong("id"));
    }

    private static void stacksAndStatementsAreForWhoHasSignedIn(String incident) {
        await("the server's view comes a moment later")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(signedIn().get(incident).jsonPath().getList("sessions.sessions.query"))
                                .anyMatch(Objects::nonNull));
        assertThat(signedIn().get(incident).jsonPath().getList("holders.connections.stack"))
                .doesNotContainNull();
        assertThat(signedIn().accept("text/plain").get(incident).asString())
                .startsWith("Incident ")
                .contains("-- holders, longest first", "drill hold", "at dev.inferenceinstances.exercise.")
                .containsIgnoringCase("select");
        JsonPath forAnyone = when().get(incident).jsonPath();
        assertThat(forAnyone.getList("holders.connections.stack")).containsOnlyNulls();
        assertThat(forAnyone.getList("sessions.sessions.query")).containsOnlyNulls();
        assertThat(given().accept("text/plain").get(incident).asString())
                .contains("drill hold", "-- sessions on the server")
                .doesNotContain("at dev.inferenceinstances.")
                .doesNotContainIgnoringCase("select");
    }

    @Test
    void aDemandAboveTheBaseIsASpikeFirstAndUndersizedWhenItStays() {
        DrillsOverHttp.start("burst", 5, A_MINUTE);
        becomes("busy");
        Map<String, Object> undersized = becomes("undersized");
        assertThat(evidence(undersized)).containsKeys("mean_demand", "borrows_per_second", "mean_hold_ms");
        assertThat(codes()).doesNotContain("leak", "slow_queries", "lock_contention", "busy");
    }

    @Test
    void theReportIsTheSameInPlainText() {
        JsonPath report = when().get(POOL + "/diagnosis").jsonPath();
        assertThat(report.getMap("").keySet())
                .containsExactly(
                        "verdict", "severity", "since", "summary", "findings", "observed_seconds", "not_judged", "at");
        assertThat(report.getMap("findings[0]").keySet())
                .containsExactly("code", "severity", "explanation", "evidence", "actions", "refuted_by");
        assertThat(given().accept("text/plain").get(POOL + "/diagnosis").asString())
                .startsWith(report.getString("verdict") + " (");
    }

    /** Waits for the verdict, and gives the finding. */
    static Map<String, Object> becomes(String verdict) {
        return await().atMost(PATIENCE)
                .until(
                        () -> when().get(POOL + "/diagnosis").jsonPath(),
                        report -> verdict.equals(report.getString("verdict")))
                .getMap("findings[0]");
    }

    static List<String> codes() {
        return when().get(POOL + "/diagnosis").jsonPath().getList("findings.code");
    }

    private static List<Map<String, Object>> incidents() {
        return when().get(POOL + "/incidents").jsonPath().getList("");
    }

    @SuppressWarnings("unchecked") // what JsonPath reads has no type
    private static Map<String, Object> evidence(Map<String, Object> finding) {
        return (Map<String, Object>) finding.get("evidence");
    }

    @SuppressWarnings("unchecked") // as above
    private static List<Object> holders(Map<String, Object> finding) {
        return ((List<Map<String, Object>>) evidence(finding).get("by_holder"))
                .stream().map(holder -> holder.get("holder")).toList();
    }
}
