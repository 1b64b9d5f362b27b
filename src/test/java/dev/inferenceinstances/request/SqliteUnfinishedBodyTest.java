package dev.inferenceinstances.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that goes away, or falls silent, before it has sent its whole body. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(SqliteUnfinishedBodyTest.Impatient.class)
class SqliteUnfinishedBodyTest {

    private static final String TOLD = "Content-Length: 100\r\n\r\n{\"name\":\"x\"";
    private static final String IN_CHUNKS = "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n";

    @ParameterizedTest
    @ValueSource(strings = {TOLD, IN_CHUNKS})
    void whoGoesAwayIsNoFailureOfTheService(String beginning) throws IOException {
        long before = failed();
        try (LogLines log = LogLines.ofAll()) {
            try (Socket client = begin(beginning)) {
                // the service must have begun to read, else it never hears of the request
                await().until(() -> given().get("/api/monitoring/db-pool").statusCode() == 200);
            }
            await().until(() -> log.texts().stream().anyMatch(line -> line.contains("its body broke off")));
            assertThat(log.records()).noneMatch(line -> line.getLevel().intValue() >= Level.WARNING.intValue());
        }
        assertThat(failed()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {TOLD, IN_CHUNKS})
    void whoFallsSilentIsLeftAndIsNoFailureOfTheService(String beginning) throws IOException {
        long before = failed();
        try (LogLines log = LogLines.ofAll();
                Socket client = begin(beginning)) {
            // the framework closes the connection before the answer is made, which gets through all the same now and
            // then
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 408 "));
            await().until(() ->
                    log.texts().stream().anyMatch(line -> line.contains("the rest of its body did not come")));
            assertThat(log.records()).noneMatch(line -> line.getLevel().intValue() >= Level.WARNING.intValue());
        }
        assertThat(failed()).isEqualTo(before);
    }

    private static Socket begin(String beginning) throws IOException {
        Socket client = new Socket("localhost", RestAssured.port);
        client.getOutputStream()
                .write(("POST /api/instances HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + beginning)
                        .getBytes(StandardCharsets.UTF_8));
        return client;
    }

    private static long failed() {
        return given().get("/api/monitoring/db-pool/outcomes").jsonPath().getLong("faults");
    }

    /** Waits for the rest of a body for a second. */
    public static final class Impatient extends DatabaseProfile {

        public Impatient() {
            super(TestDatabase.SQLITE);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.http.read-timeout", "1s");
            settings.put("quarkus.log.category.\"dev.inferenceinstances.request\".level", "DEBUG");
            return settings;
        }
    }
}
