package dev.inferenceinstances.guide;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.drill.DrillsOverHttp;
import dev.inferenceinstances.testing.GuideProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator pastes, who may sign in and rehearse. */
@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(GuideProfile.Postgresql.class)
class PostgresqlGuideCommandsTest extends GuideCommandsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    boolean answers(GuidePage page, PageRequest request, ShownCommand shown) {
        return isOfAnOperator(request, shown);
    }

    /** Most examples of the monitor are those of a PostgreSQL server. */
    static boolean isOfAnOperator(PageRequest request, ShownCommand shown) {
        return !request.user().isEmpty()
                || request.url().getPath().startsWith("/api/monitoring")
                        && !shown.output().contains("sqlite");
    }

    /** The first instance and the first incident, which the pages look at. */
    @BeforeEach
    void makeWhatThePagesShow() {
        signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "bert-prod", "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                .post("/api/instances");
        DrillsOverHttp.start("leak", 1, 30);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(signedIn()
                                .get("/api/monitoring/db-pool/incidents/1")
                                .statusCode())
                        .isEqualTo(200));
        DrillsOverHttp.end();
    }

    @AfterEach
    void endDrills() {
        DrillsOverHttp.end();
    }

    @Test
    void everyMetricOnItsPageIsExported() {
        String exported = signedIn().accept("text/plain").get("/q/metrics").asString();
        assertThat(Guide.english("metrics.md").table("db_client_connection_max"))
                .filteredOn(name -> !name.contains("…"))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(exported).contains("# TYPE " + name + " "));
    }
}
