package dev.inferenceinstances.control;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator can do to a live pool of 3 + 2, on every database that has a server. */
abstract class ControlContract {

    private static final String POOL = "/api/monitoring/db-pool";

    @AfterEach
    void theSizeOfTheSettings() {
        when().post("/test/leases/open-gate").then().statusCode(204);
        when().post("/test/leases/release").then().statusCode(204);
        post("/size", "{\"pool_size\":3,\"max_overflow\":2}").statusCode(200);
        await().untilAsserted(() -> assertThat(report().getInt("checked_out")).isZero());
    }

    @Test
    void aLargerPoolServesWhoWaitsAlready() {
        List<CompletableFuture<Integer>> holders = hold(7);
        await().until(() -> report().getInt("waiting") == 2);
        JsonPath change = post("/size", "{\"pool_size\":4,\"max_overflow\":4}")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(change.getInt("before.waiting")).isEqualTo(2);
        assertThat(change.getInt("after.waiting")).isZero();
        assertThat(change.getInt("after.checked_out")).isEqualTo(7);
        assertThat(change.getInt("after.pool_size")).isEqualTo(4);
        assertThat(change.getInt("after.max_overflow")).isEqualTo(4);
        assertThat(change.getString("message"))
                .isEqualTo(
                        "Resized from 3 + 2 to 4 + 4 until the service restarts; to keep it, set DB_POOL_SIZE=4 and DB_MAX_OVERFLOW=4");
        when().post("/test/leases/open-gate").then().statusCode(204);
        assertThat(holders).allSatisfy(holder -> assertThat(holder.join()).isEqualTo(204));
    }

    @Test
    void whatASessionRunsIsShownToWhoHasSignedIn() {
        String path = "/api/monitoring/db-sessions";
        assertThat(signedIn().get(path).jsonPath().getList("sessions.query"))
                .as("the question itself is one of them")
                .anySatisfy(query -> assertThat(query).asString().startsWithIgnoringCase("select"));
        assertThat(when().get(path).jsonPath().getList("sessions.query"))
                .isNotEmpty()
                .containsOnlyNulls();
    }

    @Test
    void aSmallerPoolClosesWhatItHasTooMany() {
        post("/size", "{\"pool_size\":1,\"max_overflow\":0}").statusCode(200);
        await().untilAsserted(
                        () -> assertThat(report().getInt("total_connections")).isEqualTo(1));
        signedIn().get("/api/instances").then().statusCode(200);
    }

    @Test
    void whatComesBackToASmallerPoolIsNoLeak() {
        int leaksBefore = leaksSinceStart();
        List<CompletableFuture<Integer>> holders = hold(5);
        await().until(() -> report().getInt("checked_out") == 5);
        post("/size", "{\"pool_size\":1,\"max_overflow\":0}").statusCode(200);
        when().post("/test/leases/open-gate").then().statusCode(204);
        assertThat(holders).allSatisfy(holder -> assertThat(holder.join()).isEqualTo(204));
        await().untilAsserted(() -> assertThat(report().getInt("checked_out")).isZero());
        assertThat(leaksSinceStart()).isEqualTo(leaksBefore);
    }

    @Test
    void ofTwoChangesThatWaitForAThirdNeitherIsLost() {
        List<CompletableFuture<Void>> changes = Stream.<Supplier<ValidatableResponse>>of(
                        () -> post("/flush", "{\"mode\":\"graceful\"}"),
                        () -> post("/size", "{\"pool_size\":4,\"force\":true}"),
                        () -> post("/size", "{\"max_overflow\":3,\"force\":true}"))
                .map(change -> CompletableFuture.runAsync(
                        () -> change.get().statusCode(200), task -> new Thread(task).start()))
                .toList();
        changes.forEach(CompletableFuture::join);
        assertThat(report().getInt("pool_size")).isEqualTo(4);
        assertThat(report().getInt("max_overflow")).isEqualTo(3);
    }

    @Test
    void beyondWhatTheServerHasRoomForItMustBeForced() {
        post("/size", "{\"pool_size\":3,\"max_overflow\":997}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("but the server has room for "));
        assertThat(report().getInt("max_connections")).isEqualTo(5);
        post("/size", "{\"pool_size\":3,\"max_overflow\":997,\"force\":true}")
                .statusCode(200)
                .body(
                        "message",
                        endsWith("no more than 200 requests can hold a connection or wait for one,"
                                + " since the number of threads is fixed at start"));
        assertThat(report().getInt("max_connections")).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/size  | {\"pool_size\":0}      | pool_size",
                "/size  | {\"max_overflow\":-1}  | max_overflow",
                "/size  | {\"pool_size\":1001}   | pool_size",
                "/size  | {\"pool_size\":\"x\"}  | pool_size",
                "/size  | {}                     | body",
                "/flush | {\"mode\":\"none\"}    | mode",
                "/flush | {}                     | mode"
            })
    void whatCannotBeMeantIsRefused(String path, String body, String field) {
        post(path, body).statusCode(422).body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"idle", "graceful", "invalid", "all"})
    void aFlushedPoolIsWholeAfterwards(String mode) {
        JsonPath change = post("/flush", "{\"mode\":\"%s\"}".formatted(mode))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(change.getString("message")).isEqualTo("Flushed: " + mode);
        await().untilAsserted(
                        () -> assertThat(report().getInt("total_connections")).isGreaterThanOrEqualTo(3));
        signedIn().get("/api/instances").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/size | {\"pool_size\":3,\"pool\":9}", "/flush | {\"mode\":\"leaked\",\"pool\":9}"})
    void whatMeansNothingIsNamed(String path, String body) {
        post(path, body).statusCode(200).header("X-Ignored-Fields", "pool");
    }

    @Test
    void leakedConnectionsAreTakenBack() {
        when().post("/test/leases/leak/1").then().statusCode(204);
        await().until(() -> report().getInt("leaked_connections") == 1);
        JsonPath change = post("/flush", "{\"mode\":\"leaked\"}")
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(change.getInt("before.leaked_connections")).isEqualTo(1);
        assertThat(change.getInt("after.leaked_connections")).isZero();
        assertThat(change.getInt("after.checked_out")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/size", "/flush"})
    void whoHasNotSignedInChangesNothing(String path) {
        given().contentType(ContentType.JSON)
                .body("{\"pool_size\":1,\"mode\":\"all\"}")
                .post(POOL + path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        assertThat(report().getInt("pool_size")).isEqualTo(3);
    }

    private static List<CompletableFuture<Integer>> hold(int connections) {
        return Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> when().post("/test/leases/hold").statusCode(), task -> new Thread(task).start()))
                .limit(connections)
                .toList();
    }

    private static int leaksSinceStart() {
        return when().get(POOL + "/leaks").jsonPath().getInt("leaked_total");
    }

    private static ValidatableResponse post(String path, String body) {
        return signedIn()
                .contentType(ContentType.JSON)
                .body(body)
                .post(POOL + path)
                .then();
    }

    private static JsonPath report() {
        return when().get(POOL).jsonPath();
    }
}
