package dev.inferenceinstances.watch;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.diagnosis.OneDetectorThrows;
import dev.inferenceinstances.drill.DrillsOverHttp;
import dev.inferenceinstances.stream.StreamClient;
import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.traffic.FailingTimings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One detector and one stage throw on every tick: all others go on, and the answer names what is missing. */
@QuarkusTest
@TestProfile(SqliteFailingDetectorTest.Profile.class)
class SqliteFailingDetectorTest {

    private static final String POOL = "/api/monitoring/db-pool";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void end() {
        DrillsOverHttp.end();
    }

    @Test
    void diagnosisIncidentsAndStreamGoOn() {
        try (StreamClient client = StreamClient.open()) {
            int before = incidents().size();
            DrillsOverHttp.start("leak", 2, 30);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(diagnosis().getString("verdict")).isEqualTo("leak"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(incidents()).hasSize(before + 1));
            client.awaits(event ->
                    event.isA("verdict") && event.json().getString("verdict").equals("leak"));
            client.awaits(event ->
                    event.isA("reading") && event.json().getString("verdict").equals("leak"));
            assertThat(diagnosis().getList("not_judged")).isEqualTo(List.of(OneDetectorThrows.NAME, "timings"));
            assertThat(given().accept("text/plain").get(POOL + "/diagnosis").asString())
                    .endsWith("\nnot judged: broken, timings\n");
        }
    }

    private static JsonPath diagnosis() {
        return when().get(POOL + "/diagnosis").jsonPath();
    }

    private static List<Object> incidents() {
        return when().get(POOL + "/incidents").jsonPath().getList("");
    }

    public static final class Profile extends DrillProfile.Sqlite {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(OneDetectorThrows.class, FailingTimings.class);
        }
    }
}
