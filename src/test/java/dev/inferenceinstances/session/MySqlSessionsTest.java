package dev.inferenceinstances.session;

import static dev.inferenceinstances.session.MySqlDetails.NO_LOCKS;
import static dev.inferenceinstances.session.MySqlDetails.NO_TRANSACTIONS;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(DatabaseProfile.MySql.class)
class MySqlSessionsTest extends SessionsContract {

    MySqlSessionsTest() {
        super(TestDatabase.MYSQL);
    }

    @Override
    List<String> rights() {
        return List.of("PROCESS ON *.*", "SELECT ON performance_schema.*");
    }

    @Override
    List<Phrase> stillUnknown() {
        return List.of();
    }

    @Override
    String limit(int connections) {
        return "ALTER USER app@127.0.0.1 WITH MAX_USER_CONNECTIONS " + connections;
    }

    @Override
    int unlimited() {
        return 0;
    }

    @Override
    String tableWait() {
        return "Waiting for table metadata lock";
    }

    @Test
    void thePoolIsKnownByItsNameAndTheRightsThatAreMissingAreNamed() {
        // another test may have ended the sessions of the pool, which opens new ones when they are needed
        when().get("/api/instances").then().statusCode(200);
        await().untilAsserted(() ->
                assertThat(sessions().getList("by_client.application_name")).contains("inference_instances_api"));
        assertThat(sessions().getList("unknown"))
                .contains(NO_TRANSACTIONS.in(Locale.ENGLISH), NO_LOCKS.in(Locale.ENGLISH));
    }

    @Test
    void aWaitForARowIsKnownWithoutTheLocks() throws SQLException {
        withRights(
                List.of("PROCESS ON *.*"),
                () -> whileARowIsLocked(lock -> await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(leasedTo(DELETION))
                                .singleElement()
                                .satisfies(session -> assertThat(session)
                                        .containsEntry("wait", "Waiting for row lock")
                                        .containsEntry("blocked_by", null)))));
    }
}
