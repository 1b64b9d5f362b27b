package dev.inferenceinstances.metrics;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody may read the metrics, in the format that they like best. No database has a say in that. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DrillProfile.Sqlite.class)
class SqliteMetricsFormatTest {

    private static final String PATH = "/q/metrics";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;version=0.0.4",
                "text/plain,application/openmetrics-text;q=0.9",
                "application/openmetrics-text;version=1.0.0;q=0.3,text/plain;version=0.0.4;q=0.6",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
            })
    void asText(String accept) {
        given().accept(accept)
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(not(endsWith("# EOF\n")));
    }

    /** The last two are what Prometheus 2 and 3 send. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/openmetrics-text",
                "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5",
                "text/plain;q=0.1,application/openmetrics-text;q=0.2",
                "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
                        + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                        + "application/openmetrics-text;version=0.0.1;q=0.5,"
                        + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
            })
    void asOpenMetrics(String accept) {
        given().accept(accept)
                .get(PATH + "/")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/openmetrics-text"))
                .body(endsWith("# EOF\n"));
    }

    @Test
    void onlyToWhoReadsThem() {
        when().head(PATH).then().statusCode(200);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            when().request(method, PATH)
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json")
                    .header("Allow", "GET, HEAD");
        }
    }

    @Test
    void onlyAsWhatTheyAre() {
        given().accept("application/json")
                .get(PATH)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("detail", equalTo("This path answers with text/plain or application/openmetrics-text only"));
    }

    @Test
    void onlyUnderTheirOwnPath() {
        for (String path : List.of("/more", "/more/", "x")) {
            when().get(PATH + path).then().statusCode(404).contentType("application/problem+json");
        }
        when().post(PATH + "/more").then().statusCode(404);
    }
}
