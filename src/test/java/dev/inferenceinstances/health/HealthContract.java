package dev.inferenceinstances.health;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a container platform relies on, on every database. */
abstract class HealthContract {

    @ParameterizedTest
    @ValueSource(strings = {"", "/live", "/ready", "/started", "/well", "/ready/"})
    void aServiceWithItsDatabaseIsUp(String probe) {
        when().get("/q/health" + probe).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void eachProbeKnowsItsOwnChecksOnly() {
        when().get("/q/health/live").then().body("checks.name", contains("process"));
        when().get("/q/health/ready").then().body("checks.name", containsInAnyOrder("database", "db-pool", "shutdown"));
        when().get("/q/health/started").then().body("checks.name", contains("schema"));
        when().get("/q/health/well").then().body("checks.name", contains("db-pool"));
    }

    @Test
    void readinessSaysHowThePoolIs() {
        JsonPath ready = when().get("/q/health/ready").jsonPath();
        String data = "checks.find { it.name == 'db-pool' }.data.";
        assertThat(ready.getString(data + "status")).isEqualTo("healthy");
        assertThat(ready.getString(data + "utilization_percent")).isEqualTo("0.0");
        assertThat(ready.getString(data + "warnings")).isEmpty();
        assertThat(ready.getString(data + "recommendations")).isEqualTo("Connection pool configuration seems adequate");
    }
}
