package dev.inferenceinstances;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** The report has all parts, and each says what its own endpoint says. */
abstract class MonitoringReportContract {

    private static final String PATH = "/api/monitoring/report";

    @Test
    void everyPartIsThere() {
        JsonPath pool = when().get("/api/monitoring/db-pool").jsonPath();
        when().get(PATH)
                .then()
                .statusCode(200)
                .body("version", notNullValue())
                .body("java", startsWith(Integer.toString(Runtime.version().feature())))
                .body("missing", empty())
                .body("pool.database_type", equalTo(pool.getString("database_type")))
                .body("pool.max_connections", equalTo(pool.getInt("max_connections")))
                .body("diagnosis.verdict", notNullValue())
                .body("outcomes.requests", notNullValue())
                .body("holders.checked_out", notNullValue())
                .body("sizing.reasoning.size()", greaterThan(0))
                .body("sessions.sessions", notNullValue())
                .body("fleet.replicas[0].self", equalTo(true))
                .body("incidents", notNullValue())
                .body("history.samples.size()", greaterThan(0));
    }

    @Test
    void itIsAlsoATextForATicket() {
        given().accept("text/plain")
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(startsWith("inference-instances-api "))
                .body(containsString("\n-- settings\n"))
                .body(containsString("\n-- pool\ndatabase_type: "))
                .body(containsString("\n-- diagnosis\n"))
                .body(containsString("\n-- history, each second's borrowed / waiting\n"));
    }

    @Test
    void itSpeaksTheLanguageOfItsReader() {
        Response answer = given().header("Accept-Language", "zh").get(PATH);
        assertThat(answer.header("Content-Language")).isEqualTo("zh");
        assertThat(answer.jsonPath().getList("sizing.reasoning", String.class))
                .anyMatch(line -> line.matches(".*\\p{IsHan}.*"));
    }
}
