package dev.inferenceinstances.health;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.junit.jupiter.api.Test;

/** What the service answers probes in place of Quarkus is what Quarkus would answer. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteHealthRouteTest {

    @Inject
    SmallRyeHealthReporter quarkus;

    @Test
    void theAnswersAreThoseOfQuarkus() {
        assertThat(answer("")).isEqualTo(ofQuarkus(quarkus.getHealthAsync()));
        assertThat(answer("/live")).isEqualTo(ofQuarkus(quarkus.getLivenessAsync()));
        assertThat(answer("/ready")).isEqualTo(ofQuarkus(quarkus.getReadinessAsync()));
        assertThat(answer("/started")).isEqualTo(ofQuarkus(quarkus.getStartupAsync()));
        assertThat(answer("/well")).isEqualTo(ofQuarkus(quarkus.getWellnessAsync()));
    }

    @Test
    void whatIsDownIsUnavailable() {
        live(() -> HealthCheckResponse.named("process")
                .down()
                .withData("reason", "told so")
                .build());
        when().get("/q/health/live").then().statusCode(503).body("status", equalTo("DOWN"));
        assertThat(answer("/live")).isEqualTo(ofQuarkus(quarkus.getLivenessAsync()));
    }

    @Test
    void aCheckThatFailsIsAnsweredByQuarkus() {
        live(() -> {
            throw new IllegalStateException("Broken");
        });
        when().get("/q/health/live")
                .then()
                .statusCode(503)
                .body("status", equalTo("DOWN"))
                .body("checks[0].data.rootCause", equalTo("Broken"));
    }

    private static void live(MemoryCheck check) {
        QuarkusMock.installMockForType(
                new LiveCheck() {
                    @Override
                    public HealthCheckResponse answer() {
                        return check.answer();
                    }
                },
                LiveCheck.class,
                Liveness.Literal.INSTANCE);
    }

    /** The moment of the database's last word may be another between two answers. */
    private static String answer(String probe) {
        return withoutMoment(when().get("/q/health" + probe).asString());
    }

    private String ofQuarkus(Uni<SmallRyeHealth> health) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        quarkus.reportHealth(text, health.await().atMost(Duration.ofSeconds(5)));
        return withoutMoment(text.toString(StandardCharsets.UTF_8));
    }

    private static String withoutMoment(String answer) {
        return answer.replaceAll("(\"asked_at\": \")[^\"]*", "$1");
    }
}
