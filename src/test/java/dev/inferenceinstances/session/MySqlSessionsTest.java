package dev.inferenceinstances.session;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
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
    List<String> stillUnknown() {
        return List.of();
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
        assertThat(sessions().getList("unknown")).contains(MySqlDetails.NO_TRANSACTIONS, MySqlDetails.NO_LOCKS);
    }
}
