package dev.inferenceinstances.sizing;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers of the advice rely on, on every database, before there is traffic to measure. */
abstract class SizingContract {

    private static final String SIZING = "/api/monitoring/db-pool/sizing";

    @Inject
    DatabaseSettings database;

    @Test
    void theKeysStandInOrder() {
        JsonPath report = report("");
        assertThat(keys(report, ""))
                .containsExactly(
                        "measured",
                        "current",
                        "recommended",
                        "asked",
                        "settings",
                        "server",
                        "reasoning",
                        "confidence",
                        "target_wait_p99_ms");
        assertThat(keys(report, "measured"))
                .containsExactly(
                        "window_seconds",
                        "arrivals_per_second",
                        "mean_hold_ms",
                        "hold_variation",
                        "offered_load",
                        "peak_demand",
                        "peak_arrivals_per_second",
                        "arrival_dispersion");
        assertThat(keys(report, "current")).containsExactly("pool_size", "max_overflow", "predicted_wait_p99_ms");
        assertThat(keys(report, "recommended")).containsExactly("pool_size", "max_overflow", "predicted_wait_p99_ms");
    }

    @Test
    void withoutTrafficTodaysSizeStays() {
        JsonPath report = report("?window=1m");
        assertThat(report.getMap("recommended")).isEqualTo(report.getMap("current"));
        assertThat(report.getMap("recommended"))
                .containsEntry("pool_size", shared() ? 1 : 10)
                .containsEntry("max_overflow", shared() ? 0 : 20)
                .containsEntry("predicted_wait_p99_ms", null);
        assertThat(report.getString("confidence")).isEqualTo("none");
        assertThat(report.getDouble("target_wait_p99_ms")).isEqualTo(20);
        assertThat(report.getList("reasoning")).isNotEmpty();
    }

    @Test
    void withoutTrafficTheExpectedClientsDecideExceptOnASharedConnection() {
        JsonPath report = report("?concurrency=300");
        assertThat(report.getMap("recommended"))
                .containsEntry("pool_size", shared() ? 1 : 20)
                .containsEntry("max_overflow", shared() ? 0 : 40);
        if (shared()) {
            assertThat(report.<Object>get("settings")).isNull();
        } else {
            assertThat(report.getMap("settings"))
                    .isEqualTo(Map.of("DB_POOL_SIZE", 20, "DB_MAX_OVERFLOW", 40))
                    .containsKeys("DB_POOL_SIZE", "DB_MAX_OVERFLOW");
        }
    }

    @Test
    void aSizeThatIsAskedAboutStandsBesideTodays() {
        JsonPath report = report("?pool_size=40&max_overflow=0");
        if (shared()) {
            assertThat(report.<Object>get("asked")).isNull();
            return;
        }
        assertThat(report.getMap("asked"))
                .containsEntry("pool_size", 40)
                .containsEntry("max_overflow", 0)
                .containsEntry("predicted_wait_p99_ms", null);
        assertThat(report("?max_overflow=1000").getMap("asked"))
                .containsEntry("pool_size", 10)
                .containsEntry("max_overflow", 1000);
        assertThat(report("").<Object>get("asked")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "ten", "1.5"})
    void aPoolOfAnotherSizeIsRefused(String size) {
        assertRefused("?pool_size=" + size, "pool_size", "must be a whole number from 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "-1", "ten"})
    void anotherOverflowIsRefused(String overflow) {
        assertRefused("?max_overflow=" + overflow, "max_overflow", "must be a whole number from 0 to 1000");
    }

    @Test
    void theServersFiguresAreThoseOfAServer() {
        JsonPath report = report("");
        if (shared()) {
            assertThat(report.<Object>get("server")).isNull();
            return;
        }
        assertThat(keys(report, "server"))
                .containsExactly(
                        "max_connections",
                        "reserved",
                        "in_use",
                        "by_other_clients",
                        "by_other_replicas",
                        "replicas",
                        "replicas_may_want",
                        "budget");
        assertThat(report.getInt("server.max_connections")).isGreaterThanOrEqualTo(100);
        assertThat(report.getInt("server.in_use")).isPositive();
        assertThat(report.getInt("server.budget"))
                .isPositive()
                .isEqualTo(report.getInt("server.max_connections")
                        - report.getInt("server.reserved")
                        - report.getInt("server.by_other_clients")
                        - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h", "59s", "16m", "soon"})
    void anotherWindowIsRefused(String window) {
        assertRefused("?window=" + window, "window", "must be from 1m to 15m, such as 5m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "abc", "-1", "100001"})
    void anotherConcurrencyIsRefused(String concurrency) {
        assertRefused("?concurrency=" + concurrency, "concurrency", "must be a whole number from 1 to 100000");
    }

    @Test
    void aTrailingSlashMakesNoDifference() {
        when().get(SIZING + "/").then().statusCode(200).body("confidence", equalTo("none"));
    }

    private static void assertRefused(String query, String field, String message) {
        when().get(SIZING + query)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", contains(field))
                .body("errors.message", contains(message));
    }

    private static JsonPath report(String query) {
        return when().get(SIZING + query).then().statusCode(200).extract().jsonPath();
    }

    private static Iterable<String> keys(JsonPath report, String path) {
        return report.<String, Object>getMap(path).keySet();
    }

    private boolean shared() {
        return database.url().kind() == DatabaseKind.SQLITE;
    }
}
