package dev.inferenceinstances.drill;

import static dev.inferenceinstances.drill.DrillsOverHttp.end;
import static dev.inferenceinstances.drill.DrillsOverHttp.requests;
import static dev.inferenceinstances.drill.DrillsOverHttp.running;
import static dev.inferenceinstances.drill.DrillsOverHttp.start;
import static dev.inferenceinstances.drill.DrillsOverHttp.timing;
import static dev.inferenceinstances.lease.PoolOverHttp.connections;
import static dev.inferenceinstances.lease.PoolOverHttp.leaks;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each drill does is seen as the trouble that it rehearses, and is over when it is ended, on every database. */
abstract class DrillContract {

    private static final int A_MINUTE = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DatabaseSettings database;

    private int leaksBefore;

    @BeforeEach
    void count() {
        leaksBefore = leaks().getInt("leaked_total");
    }

    @AfterEach
    void endAll() {
        end();
        assertThat(report().getInt("checked_out")).isZero();
        assertThat(report().getInt("leaked_connections")).isZero();
        assertThat(running().getList("drills")).isEmpty();
    }

    @Test
    void aDrillTellsWhenItEnds() {
        Instant before = Instant.now();
        Map<String, Object> drill = start("hold", 2, A_MINUTE).getMap("");
        assertThat(drill.keySet()).containsExactly("id", "kind", "connections", "seconds", "ends_at");
        assertThat(drill)
                .containsEntry("kind", "hold")
                .containsEntry("connections", 2)
                .containsEntry("seconds", A_MINUTE);
        assertThat(Instant.parse((String) drill.get("ends_at")))
                .isBetween(before.plusSeconds(A_MINUTE - 1), Instant.now().plusSeconds(A_MINUTE));
        assertThat(running().getList("drills")).containsExactly(drill);
    }

    @Test
    void holdKeepsTransactionsOpenAsRunningRequestsDo() {
        start("hold", 3, A_MINUTE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(connections().getList("connections.state"))
                        .containsExactly("long_held", "long_held", "long_held"));
        JsonPath held = connections();
        assertThat(held.getList("connections.holder")).containsOnly("drill hold");
        assertThat(held.getList("connections.in_transaction")).containsOnly(true);
        assertThat(held.getList("connections.request_id"))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(report().getString("status")).isEqualTo("critical");
        assertThat(end()).isEqualTo(1);
        assertThat(report().getInt("checked_out")).isZero();
        assertThat(leaks().getInt("leaked_total")).isEqualTo(leaksBefore);
    }

    /** Its second one comes after a minute only. */
    @Test
    void theFirstLeakComesLongBeforeTheOthers() {
        start("leak", 2, 2 * A_MINUTE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newLeaks()).hasSize(1));
    }

    @Test
    void leakIsACertainLeakOneAfterTheOtherUntilTheDrillIsEnded() {
        start("leak", 2, 16);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newLeaks()).hasSize(2));
        assertThat(newLeaks())
                .allSatisfy(leak -> assertThat(leak)
                        .containsEntry("holder", "drill leak")
                        .containsEntry("reason", "outlived_request")
                        .containsEntry("returned_at", null));
        assertThat(detectedAt(newLeaks().get(0))).isAfter(detectedAt(newLeaks().get(1)));
        assertThat(connections().getList("connections.state")).containsExactly("leaked", "leaked");
        assertThat(end()).isEqualTo(1);
        assertThat(newLeaks())
                .allSatisfy(leak -> assertThat((String) leak.get("returned_at")).endsWith("Z"));
        signedIn().get("/api/instances").then().statusCode(200);
    }

    @Test
    void aDrillEndsByItself() {
        start("hold", 2, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running().getList("drills")).isEmpty());
        assertThat(report().getInt("checked_out")).isZero();
        assertThat(end()).isZero();
    }

    @Test
    void slowIsSeenAsHoldsThatGrow() {
        start("slow", 2, 5);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running().getList("drills")).isEmpty());
        await().untilAsserted(() -> {
            assertThat(timing("drill slow", "hold_ms.p50")).hasSize(1);
            double usual = timing("drill slow", "hold_ms.p50").get(0).doubleValue();
            assertThat(timing("drill slow", "hold_ms.max").get(0).doubleValue()).isGreaterThan(10 * usual);
        });
    }

    @Test
    void lockMakesSessionsWaitForOneAnother() {
        if (!isServer()) {
            return;
        }
        start("lock", 3, A_MINUTE);
        // who does not wait has given its connection back long before
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(connections().getList("connections.state"))
                        .containsExactly("long_held", "long_held", "long_held"));
        assertThat(connections().getList("connections.holder")).containsOnly("drill lock");
        assertThat(end()).isEqualTo(1);
        assertThat(report().getInt("checked_out")).isZero();
    }

    @Test
    void whatRefusesRequestsIsFoundWhileItIsRehearsedAndNoOneElseIsRefused() {
        Map<String, String> found = isServer()
                ? Map.of(
                        "read_only", "read_only",
                        "failing", "failing_requests",
                        "login_refused", "login_refused")
                : Map.of("read_only", "read_only");
        found.keySet().forEach(kind -> start(kind, 2, A_MINUTE));
        await().atMost(PATIENCE)
                .untilAsserted(() -> found.forEach((kind, code) -> assertThat(diagnosis()
                                .getString("findings.find { it.code == '%s' }.evidence.route".formatted(code)))
                        .isEqualTo("drill " + kind)));
        assertThat(found.values()).contains(diagnosis().getString("verdict"));
        assertThat(end()).isEqualTo(found.size());
        // no session is left that would refuse the writes of others
        for (int request = 0; request < 5; request++) {
            createAndDelete();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(diagnosis().getList("findings.code", String.class))
                        .doesNotContainAnyElementsOf(found.values()));
    }

    @Test
    void loginRefusedTakesNoConnection() {
        if (isServer()) {
            int refused = requests("drill login_refused", "login_refused");
            start("login_refused", 5, A_MINUTE);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(requests("drill login_refused", "login_refused"))
                            .isEqualTo(refused + 1));
            assertThat(report().getInt("checked_out")).isZero();
            assertThat(timing("drill login_refused", "borrows")).isEmpty();
        }
    }

    private static void createAndDelete() {
        String location = signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", UUID.randomUUID().toString(), "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                .post("/api/instances")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        signedIn().delete(location).then().statusCode(204);
    }

    private static JsonPath diagnosis() {
        return when().get("/api/monitoring/db-pool/diagnosis").jsonPath();
    }

    private boolean isServer() {
        return database.url().kind() != DatabaseKind.SQLITE;
    }

    @Test
    void burstIsManyShortBorrows() {
        start("burst", 5, A_MINUTE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(timing("drill burst", "borrows"))
                    .singleElement()
                    .satisfies(borrows -> assertThat(borrows.intValue()).isGreaterThan(20));
            assertThat(report().getBoolean("exhausted")).isTrue();
        });
        end();
        assertThat(leaks().getInt("leaked_total")).isEqualTo(leaksBefore);
    }

    @Test
    void moreThanThePoolHasTimesOutForEveryoneUntilTheEnd() {
        int timeoutsBefore = report().getInt("acquisition_timeouts");
        start("hold", 8, A_MINUTE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(report().getInt("waiting")).isEqualTo(3);
            assertThat(report().getInt("acquisition_timeouts")).isGreaterThanOrEqualTo(timeoutsBefore + 3);
        });
        signedIn().get("/api/instances").then().statusCode(503).body("detail", containsString("held: 5 by drill hold"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(requests("GET /api/instances", "pool_timeout"))
                        .isEqualTo(1));
        assertThat(end()).isEqualTo(1);
        signedIn().get("/api/instances").then().statusCode(200);
    }

    private static Instant detectedAt(Map<String, Object> leak) {
        return Instant.parse((String) leak.get("detected_at"));
    }

    /** The latest first. */
    private List<Map<String, Object>> newLeaks() {
        JsonPath leaks = leaks();
        List<Map<String, Object>> all = leaks.getList("leaks");
        return all.subList(0, leaks.getInt("leaked_total") - leaksBefore);
    }
}
