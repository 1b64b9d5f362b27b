package dev.inferenceinstances.pool;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What readers of the pool report rely on, on every database. */
abstract class PoolReportContract {

    private static final String REPORT = "/api/monitoring/db-pool";
    private static final String CHECK = REPORT + "/warning-threshold";

    @Inject
    DatabaseSettings database;

    @Test
    void theReportBeginsWithTheNineKeysOfItsUsers() {
        Map<String, Object> report =
                when().get(REPORT).then().statusCode(200).extract().jsonPath().getMap("");
        assertThat(List.copyOf(report.keySet()).subList(0, 9))
                .containsExactly(
                        "database_type",
                        "pool_type",
                        "pool_size",
                        "checked_in",
                        "checked_out",
                        "overflow",
                        "total_connections",
                        "utilization_percent",
                        "status");
        assertThat(report)
                .containsEntry("database_type", database.url().kind().label())
                .containsEntry("pool_type", shared() ? "StaticPool" : "QueuePool")
                .containsEntry("pool_size", shared() ? 1 : 10)
                .containsEntry("max_overflow", shared() ? 0 : 20)
                .containsEntry("max_connections", shared() ? 1 : 30)
                .containsEntry("checked_out", 0)
                .containsEntry("status", "healthy")
                .containsEntry("waiting", 0)
                .containsEntry("exhausted", false)
                .containsEntry("warning_percent", shared() ? null : 80f)
                .containsEntry("critical_percent", shared() ? null : 95f)
                .containsKeys("capacity_percent", "acquisition_timeouts", "peak_checked_out", "peak_at");
        assertThat((String) report.get("pool_implementation")).startsWith("agroal 3.");
        assertThat(report.containsKey("message")).isEqualTo(shared());
    }

    @Test
    void aBorrowRaisesThePeak() {
        when().get("/api/instances").then().statusCode(200);
        JsonPath report = when().get(REPORT).jsonPath();
        assertThat(report.getInt("peak_checked_out")).isPositive();
        assertThat(report.getString("peak_at")).endsWith("Z");
        assertThat(report.getInt("total_connections"))
                .isEqualTo(report.getInt("checked_in") + report.getInt("checked_out"))
                .isPositive();
    }

    @Test
    void theThresholdCheckHasSevenKeysAndSaysThatAHealthyPoolIsAdequate() {
        Map<String, Object> check =
                when().get(CHECK).then().statusCode(200).extract().jsonPath().getMap("");
        assertThat(check.keySet())
                .containsExactly(
                        "database_type",
                        "pool_size",
                        "checked_out",
                        "utilization_percent",
                        "status",
                        "warnings",
                        "recommendations");
        assertThat(check)
                .containsEntry("warnings", List.of())
                .containsEntry("recommendations", List.of("Connection pool configuration seems adequate"));
    }

    @Test
    void readersOfChineseGetTheSameKeysAndTheirOwnSentences() {
        Map<String, Object> english = when().get(REPORT).jsonPath().getMap("");
        Map<String, Object> chinese = given().header("Accept-Language", "zh-CN")
                .get(REPORT)
                .then()
                .statusCode(200)
                .header("Content-Language", "zh")
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(chinese.keySet()).containsExactlyElementsOf(english.keySet());
        assertThat(english.get("message"))
                .isEqualTo(shared() ? "SQLite is served by one shared connection; there is no pool to manage" : null);
        assertThat(chinese.get("message")).isEqualTo(shared() ? "SQLite 使用一个共享连接，不需要连接池管理" : null);
    }

    @Test
    void plainTextIsOneAlignedBlockWithTheSameKeys() {
        String text = given().accept("text/plain")
                .get(REPORT)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0))
                .startsWith("database_type")
                .endsWith(database.url().kind().label());
        int column = lines.get(0).lastIndexOf(' ');
        assertThat(lines).allSatisfy(line -> assertThat(line.charAt(column)).isEqualTo(' '));
        given().accept("text/plain").get(CHECK).then().contentType("text/plain;charset=UTF-8");
        given().get(CHECK).then().contentType("application/json;charset=UTF-8");
        given().accept("*/*").get(REPORT).then().contentType(startsWith("application/json"));
    }

    @Test
    void failAtIsHeededAndChecked() {
        when().get(REPORT + "?fail_at=critical").then().statusCode(200);
        when().get(CHECK + "?fail_at=warning").then().statusCode(200);
        when().get(REPORT + "?fail_at=healthy").then().statusCode(422).body("errors.field", contains("fail_at"));
    }

    @Test
    void aTrailingSlashMakesNoDifference() {
        when().get(REPORT + "/").then().statusCode(200).body("status", equalTo("healthy"));
        when().get(CHECK + "/").then().statusCode(200);
    }

    private boolean shared() {
        return database.url().kind() == DatabaseKind.SQLITE;
    }
}
