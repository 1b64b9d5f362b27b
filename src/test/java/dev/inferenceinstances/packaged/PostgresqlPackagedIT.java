package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlPackagedIT extends ServerContract {

    PostgresqlPackagedIT() {
        super(TestDatabase.POSTGRESQL);
    }

    @Test
    void whoMaySignInIsDecidedWhileEveryConnectionAndWorkerIsTaken() throws SQLException {
        String url = freshUrl();
        Map<String, String> settings = new HashMap<>(CredentialsProfile.CREDENTIALS);
        settings.putAll(PATIENT);
        settings.putAll(Map.of("DB_POOL_SIZE", "2", "DB_MAX_OVERFLOW", "3", "DB_MAX_WAITING", "" + WAITING));
        try (PackagedApplication application = start(url, settings)) {
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server(), url)) {
                crowd = new Crowd(
                        application.address(),
                        ALL_WORKERS,
                        Map.of("Authorization", basic(CredentialsProfile.USERNAME, CredentialsProfile.PASSWORD)));
                await("the pool is exhausted and callers wait")
                        .atMost(PATIENCE)
                        .until(() -> report(application).getInt("waiting") == WAITING);

                application.request().get(INSTANCES).then().statusCode(401);
                as(application, "wrong").get(INSTANCES).then().statusCode(401);
                as(application, CredentialsProfile.PASSWORD)
                        .post("/api/auth/verify")
                        .then()
                        .statusCode(200);
                as(application, CredentialsProfile.PASSWORD)
                        .get(REPORT + "/connections")
                        .then()
                        .statusCode(200);
                assertThat(crowd.allWait())
                        .as("all this was answered while everybody waited")
                        .isTrue();
                assertThat(report(application).getInt("shed_requests")).isZero();
            }
            assertThat(crowd.statuses()).hasSize(ALL_WORKERS).containsOnly(200);
        }
    }

    private static RequestSpecification as(PackagedApplication application, String password) {
        return application.request().header("Authorization", basic(CredentialsProfile.USERNAME, password));
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
