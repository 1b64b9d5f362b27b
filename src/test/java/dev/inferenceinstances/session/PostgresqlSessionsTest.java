package dev.inferenceinstances.session;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(DatabaseProfile.Postgresql.class)
class PostgresqlSessionsTest extends SessionsContract {

    PostgresqlSessionsTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Override
    List<String> rights() {
        return List.of();
    }

    @Override
    List<Phrase> stillUnknown() {
        return List.of(PostgresqlSessions.HIDDEN);
    }

    @Override
    String limit(int connections) {
        return "ALTER ROLE app CONNECTION LIMIT " + connections;
    }

    @Override
    int unlimited() {
        return -1;
    }

    @Override
    String tableWait() {
        return "Lock: relation";
    }

    @Test
    void thePoolIsKnownByItsName() {
        when().get("/api/instances").then().statusCode(200);
        await().untilAsserted(() ->
                assertThat(sessions().getList("by_client.application_name")).contains("inference_instances_api"));
    }
}
