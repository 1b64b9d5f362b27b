package dev.inferenceinstances;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which answers the service has given once before anybody asks for them. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteFirstAnswersTest {

    private static final String STREAM = "/api/monitoring/db-pool/stream";

    @Test
    void noDocumentedAnswerOfTheMonitoringIsForgotten() throws IOException {
        List<String> documented = documented();

        assertThat(documented)
                .hasSizeGreaterThanOrEqualTo(10)
                .contains("/api/monitoring/db-pool", "/api/monitoring/db-sessions");
        assertThat(FirstAnswers.paths()).containsAll(documented);
    }

    @Test
    void whatProbesAndPrometheusAskForIsAmongThem() {
        assertThat(FirstAnswers.paths())
                .contains("/q/metrics", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/health/well");
    }

    @Test
    void eachOfThemIsServedAndHasAnEnd() {
        assertThat(FirstAnswers.paths()).doesNotHaveDuplicates().doesNotContain(STREAM);
        for (String path : FirstAnswers.paths()) {
            assertThat(when().get(path).statusCode()).as(path).isNotEqualTo(404);
        }
    }

    /** The paths of the OpenAPI document that can be asked as they stand. */
    private static List<String> documented() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().accept("application/json").get("/q/openapi").asByteArray())
                .get("paths");
        List<String> documented = new ArrayList<>();
        paths.properties().forEach(path -> {
            if (path.getKey().startsWith("/api/monitoring/")
                    && !path.getKey().contains("{")
                    && !path.getKey().equals(STREAM)
                    && path.getValue().has("get")) {
                documented.add(path.getKey());
            }
        });
        return documented;
    }
}
