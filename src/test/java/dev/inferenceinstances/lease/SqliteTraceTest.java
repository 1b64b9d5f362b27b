package dev.inferenceinstances.lease;

import static dev.inferenceinstances.lease.PoolOverHttp.connections;
import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static dev.inferenceinstances.lease.PoolOverHttp.leaks;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.inferenceinstances.problem.FailureMapper;
import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request that brings a {@code traceparent} is found by the id of its trace wherever it is named. No database has a say in that. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DrillProfile.Sqlite.class)
class SqliteTraceTest {

    private static final String INSTANCES = "/api/instances";
    private static final String POOL = "/api/monitoring/db-pool";
    private static final String NOBODY = "/999999999";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Of a histogram of the pool's, in OpenMetrics. */
    private static final Pattern EXEMPLAR =
            Pattern.compile("db_client_connection_(wait|use)_time_seconds_bucket\\{.*le=\"(.+)\",?} \\S+"
                    + " # \\{trace_id=\"(.+)\"} (\\S+) (\\S+)");

    /** Another one for each test. */
    private final String trace =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "00000000000000a1";

    @AfterEach
    void giveBack() {
        does("open-gate");
        does("release");
        await().untilAsserted(() -> assertThat(report().getInt("checked_out")).isZero());
    }

    @Test
    void aProblemNamesTheTrace() {
        traced(signedIn()).get(INSTANCES + NOBODY).then().statusCode(404).body("trace_id", equalTo(trace));
        traced(signedIn())
                .contentType(ContentType.JSON)
                .body("{}")
                .post(INSTANCES)
                .then()
                .statusCode(422)
                .body("trace_id", equalTo(trace));
        traced(given().auth().preemptive().basic("nobody", "wrong"))
                .get(INSTANCES)
                .then()
                .statusCode(401)
                .body("trace_id", equalTo(trace));
        signedIn().get(INSTANCES + NOBODY).then().statusCode(404).body("$", not(hasKey("trace_id")));
    }

    @Test
    void aHeldConnectionNamesTheTrace() {
        CompletableFuture<?> request =
                CompletableFuture.runAsync(() -> traced(given()).post("/test/leases/hold"));
        await().untilAsserted(() ->
                assertThat(connections().getList("connections.trace_id")).containsExactly(trace));
        does("open-gate");
        request.join();
    }

    @Test
    void aLeakTheLogAndItsIncidentNameTheTrace() {
        // what leaked before belongs to an incident of its own, which the next leak would only prolong
        await().atMost(PATIENCE)
                .until(() -> given().get(POOL + "/incidents")
                        .jsonPath()
                        .getList("findAll { it.code == 'leak' && it.ended_at == null }")
                        .isEmpty());
        try (LogLines log = LogLines.of(Leaks.class)) {
            traced(given())
                    .header("X-Request-Id", "leaky")
                    .post("/test/leases/leak/1")
                    .then()
                    .statusCode(204);
            await().untilAsserted(() -> {
                assertThat(leaks().getString("leaks[0].trace_id")).isEqualTo(trace);
                assertThat(log.texts()).anyMatch(line -> line.contains(" in request leaky (trace " + trace + ")"));
            });
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heldWhenTheLastLeakBegan()).contains(trace));
    }

    /** That of a leak begins a moment after it. */
    private static List<String> heldWhenTheLastLeakBegan() {
        String id = given().get(POOL + "/incidents").jsonPath().getString("find { it.code == 'leak' }.id");
        return given().get(POOL + "/incidents/" + id).jsonPath().getList("holders.connections.trace_id");
    }

    @Test
    void theLogOfAFailureNamesTheTrace() {
        try (LogLines log = LogLines.of(FailureMapper.class)) {
            traced(given())
                    .header("X-Request-Id", "failing")
                    .post("/test/leases/leak-and-fail")
                    .then()
                    .statusCode(500)
                    .body("trace_id", equalTo(trace));
            assertThat(log.texts()).containsExactly("ERROR Request failing (trace " + trace + ") failed");
        }
    }

    @Test
    void theLastRequestThatEndedSoNamesTheTrace() {
        traced(signedIn()).get(INSTANCES + NOBODY).then().statusCode(404);
        await().untilAsserted(() -> assertThat(given().get(POOL + "/outcomes?window=start")
                        .jsonPath()
                        .getString("outcomes.find { it.outcome == 'client_error' }.last.trace_id"))
                .isEqualTo(trace));
    }

    @Test
    void waitsAndHoldsAreExemplifiedInOpenMetricsAlone() {
        Instant before = Instant.now();
        traced(signedIn()).get(INSTANCES).then().statusCode(200);
        await().untilAsserted(() -> assertThat(exemplars(trace))
                .extracting(exemplar -> exemplar.group(1))
                .containsExactlyInAnyOrder("wait", "use"));
        assertThat(exemplars(trace)).allSatisfy(exemplar -> {
            List<Double> bounds = bounds(exemplar.group(1));
            int bucket = bounds.indexOf(bound(exemplar.group(2)));
            assertThat(Double.parseDouble(exemplar.group(4)))
                    .isLessThanOrEqualTo(bounds.get(bucket))
                    .isGreaterThan(bucket == 0 ? -1 : bounds.get(bucket - 1));
            assertThat(Double.parseDouble(exemplar.group(5)))
                    .isBetween(
                            before.minusMillis(1).toEpochMilli() / 1000.0,
                            Instant.now().toEpochMilli() / 1000.0);
        });
        assertThat(scrape("text/plain")).doesNotContain("trace_id");
    }

    @Test
    void aTraceThatNobodyRecordedIsNoExemplar() {
        signedIn()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                .get(INSTANCES)
                .then()
                .statusCode(200);
        String recorded = new StringBuilder(trace).reverse().toString();
        signedIn()
                .header("traceparent", "00-" + recorded + "-00f067aa0ba902b7-01")
                .get(INSTANCES)
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(exemplars(recorded)).hasSize(2));
        assertThat(exemplars(trace)).isEmpty();
    }

    private static List<MatchResult> exemplars(String trace) {
        return EXEMPLAR.matcher(scrape("application/openmetrics-text;q=0.6,text/plain;q=0.3"))
                .results()
                .filter(exemplar -> exemplar.group(3).equals(trace))
                .toList();
    }

    private static List<Double> bounds(String histogram) {
        return Pattern.compile("db_client_connection_%s_time_seconds_bucket\\{.*le=\"([^\"]+)\"".formatted(histogram))
                .matcher(scrape("text/plain"))
                .results()
                .map(line -> bound(line.group(1)))
                .toList();
    }

    private static double bound(String le) {
        return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
    }

    private static String scrape(String accept) {
        return given().accept(accept).get("/q/metrics").asString();
    }

    private RequestSpecification traced(RequestSpecification request) {
        return request.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
    }
}
