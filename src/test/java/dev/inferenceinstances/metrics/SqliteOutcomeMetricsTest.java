package dev.inferenceinstances.metrics;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import dev.inferenceinstances.traffic.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DrillProfile.Sqlite.class)
class SqliteOutcomeMetricsTest {

    /** A rate sees the first of its kind only where the counter was there before it. */
    @Test
    void everyOutcomeIsCountedFromZeroOn() {
        assertThat(Scrape.now().all("inference_instances_requests_total")).hasSize(Outcome.values().length);
        double before = Scrape.now().value("inference_instances_requests_total", "outcome=client_error");
        signedIn().get("/api/instances/999999999").then().statusCode(404);
        await().untilAsserted(() -> assertThat(
                        Scrape.now().value("inference_instances_requests_total", "outcome=client_error"))
                .isEqualTo(before + 1));
    }
}
