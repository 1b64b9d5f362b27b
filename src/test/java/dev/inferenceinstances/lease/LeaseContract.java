package dev.inferenceinstances.lease;

import static dev.inferenceinstances.lease.PoolOverHttp.connections;
import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static dev.inferenceinstances.lease.PoolOverHttp.leaks;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who holds a connection, and what leaks, on every database. A lease is long here from {@value #LONG_MS} ms and overdue from
 * {@value #OVERDUE_MS} ms.
 */
abstract class LeaseContract {

    static final int LONG_MS = 1000;
    static final int OVERDUE_MS = 2000;

    private static final String LEAK = "POST /test/leases/leak/{number}";

    @Inject
    DatabaseSettings database;

    @Inject
    LeaseView leases;

    private int leaksBefore;

    @BeforeEach
    void count() {
        leaksBefore = leaks().getInt("leaked_total");
    }

    @AfterEach
    void giveBack() {
        does("open-gate");
        does("release");
        await().untilAsserted(() -> assertThat(report().getInt("checked_out")).isZero());
    }

    @Test
    void aLeaseTellsItsRouteRequestThreadAndServerProcess() {
        CompletableFuture<?> request = CompletableFuture.runAsync(
                () -> given().header("X-Request-Id", "who-am-i").post("/test/leases/hold"));
        Map<String, Object> lease = theOnlyLease();
        assertThat(lease.keySet())
                .containsExactly(
                        "id",
                        "held_ms",
                        "borrowed_at",
                        "holder",
                        "request_id",
                        "trace_id",
                        "thread",
                        "in_transaction",
                        "server_pid",
                        "state",
                        "stack");
        assertThat(lease)
                .containsEntry("holder", "POST /test/leases/hold")
                .containsEntry("request_id", "who-am-i")
                .containsEntry("in_transaction", true);
        assertThat((String) lease.get("thread")).startsWith("executor-thread-");
        if (database.url().kind() == DatabaseKind.SQLITE) {
            assertThat(lease.get("server_pid")).isNull();
        } else {
            assertThat((Integer) lease.get("server_pid")).isPositive();
        }
        does("open-gate");
        request.join();
        assertThat(connections().getList("connections")).isEmpty();
    }

    @Test
    void whatARequestLeavesOpenIsALeakAtOnce() {
        does("leak/4711");
        Map<String, Object> leak = theNewLeak();
        assertThat(leak)
                .containsEntry("holder", LEAK)
                .containsEntry("reason", "outlived_request")
                .containsEntry("returned_at", null);
        assertThat((String) leak.get("detected_at")).endsWith("Z");
        assertThat(report().getInt("leaked_connections")).isEqualTo(1);
        assertThat(theOnlyLease())
                .containsEntry("state", "leaked")
                .containsEntry("id", leak.get("id"))
                .containsEntry("in_transaction", false);
    }

    @Test
    void aLateReturnIsNotedAndNotHidden() {
        does("leak/1");
        theNewLeak();
        does("release");
        Map<String, Object> leak = theNewLeak();
        assertThat((String) leak.get("returned_at")).endsWith("Z");
        assertThat(leaks().getInt("open")).isZero();
        assertThat(report().getInt("leaked_connections")).isZero();
    }

    @Test
    void aRouteThatHasLeakedLeavesItsStackTheNextTime() {
        does("leak/1");
        theNewLeak();
        does("release");
        does("leak/2");
        await().untilAsserted(() -> assertThat(newLeaks()).hasSize(2));
        List<String> stack = leases.leaks(true).leaks().get(0).stack();
        assertThat(stack.get(0)).startsWith("dev.inferenceinstances.testing.LeakyResource.leak(");
        assertThat(leases.held().get(0).stack()).isEqualTo(stack);
        assertThat(theOnlyLease()).as("nobody has signed in").containsEntry("stack", null);
    }

    @Test
    void aLeakInsideATransactionIsSeen() {
        does("leak-in-transaction");
        assertThat(theNewLeak()).containsEntry("holder", "POST /test/leases/leak-in-transaction");
        assertThat(theOnlyLease()).containsEntry("in_transaction", true);
    }

    @Test
    void aLeakByAFailedRequestIsSeen() {
        when().post("/test/leases/leak-and-fail").then().statusCode(500);
        assertThat(theNewLeak()).containsEntry("holder", "POST /test/leases/leak-and-fail");
    }

    @Test
    void aLeakByARequestWhoseClientIsGoneIsSeenWhenItsWorkEnds() throws Exception {
        try (Impatience client = new Impatience("POST", "/test/leases/leak-late")) {
            theOnlyLease();
        }
        assertThat(newLeaks()).isEmpty();
        does("open-gate");
        assertThat(theNewLeak()).containsEntry("holder", "POST /test/leases/leak-late");
    }

    @Test
    void aLongTransactionOfARunningRequestIsLongHeldAndNeverALeak() {
        CompletableFuture<?> request = CompletableFuture.runAsync(
                () -> when().post("/test/leases/hold").then().statusCode(204));
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() ->
                        assertThat((Integer) theOnlyLease().get("held_ms")).isGreaterThan(2 * OVERDUE_MS));
        assertThat(theOnlyLease()).containsEntry("state", "long_held");
        assertThat(leases.held().get(0).stack().get(0))
                .startsWith("dev.inferenceinstances.testing.LeakyResource.pass(");
        does("open-gate");
        request.join();
        assertThat(newLeaks()).isEmpty();
    }

    @Test
    void whatARequestHandsOnIsNoLeakAtItsEndButOverdueInTime() {
        does("hand-on");
        assertThat(theNewLeak()).containsEntry("reason", "overdue");
    }

    @Test
    void whatAContinuationLeavesOpenIsALeak() {
        does("hand-on-and-leak");
        assertThat(theNewLeak()).containsEntry("reason", "outlived_request");
    }

    @Test
    void aTaskInTheBackgroundIsNamedAndOverdueInTime() {
        does("background/retention");
        Map<String, Object> leak = theNewLeak();
        assertThat(leak).containsEntry("holder", "retention").containsEntry("reason", "overdue");
        assertThat((Integer) leak.get("held_ms")).isGreaterThanOrEqualTo(OVERDUE_MS);
        assertThat(theOnlyLease()).containsEntry("request_id", null);
    }

    @Test
    void theTimingsTellWaitsAndHoldsByRoute() {
        when().get("/api/instances").then().statusCode(200);
        await().untilAsserted(() -> assertThat(PoolOverHttp.timings("start").getList("by_holder.holder"))
                .contains("GET /api/instances"));
        JsonPath timings = PoolOverHttp.timings("start");
        assertThat(timings.getMap("").keySet()).containsExactly("window_seconds", "wait_ms", "hold_ms", "by_holder");
        Map<String, Object> waits = timings.getMap("wait_ms");
        assertThat(waits.keySet()).containsExactly("count", "mean", "p50", "p90", "p99", "max", "timeouts");
        assertThat(waits).containsEntry("timeouts", 0);
        Map<String, Object> route = timings.getMap("by_holder.find { it.holder == 'GET /api/instances' }");
        assertThat(route.keySet()).containsExactly("holder", "borrows", "hold_ms", "share_percent");
        assertThat((Integer) route.get("borrows")).isPositive();
        when().get("/api/monitoring/db-pool/timings?window=1h")
                .then()
                .statusCode(422)
                .body("errors.field", contains("window"));
    }

    @Test
    void theHistoryHasTheSecondsGoneBy() {
        await().untilAsserted(() ->
                assertThat(PoolOverHttp.history().getList("samples")).isNotEmpty());
        JsonPath history = PoolOverHttp.history();
        assertThat(history.getInt("step_seconds")).isEqualTo(1);
        Map<String, Object> sample = history.getMap("samples[-1]");
        assertThat(sample.keySet())
                .containsExactly(
                        "at",
                        "checked_out",
                        "checked_out_max",
                        "checked_in",
                        "waiting",
                        "waiting_max",
                        "borrows",
                        "timeouts",
                        "utilization_percent",
                        "outcomes");
        assertThat(sample).containsEntry("waiting", 0);
        when().get("/api/monitoring/db-pool/history?window=2d")
                .then()
                .statusCode(422)
                .body("errors.field", contains("window"));
    }

    private static Map<String, Object> theOnlyLease() {
        await().untilAsserted(
                        () -> assertThat(connections().getInt("checked_out")).isEqualTo(1));
        return connections().getMap("connections[0]");
    }

    private Map<String, Object> theNewLeak() {
        await().untilAsserted(() -> assertThat(newLeaks()).hasSize(1));
        return newLeaks().get(0);
    }

    /** The latest first. */
    private List<Map<String, Object>> newLeaks() {
        JsonPath leaks = leaks();
        List<Map<String, Object>> all = leaks.getList("leaks");
        return all.subList(0, leaks.getInt("leaked_total") - leaksBefore);
    }
}
