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
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
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

    /** It has no session to end, only a name. */
    @Test
    void aPreparedTransactionThatBlocksIsNamed() throws SQLException {
        when().get("/api/instances").then().statusCode(200);
        int id = createInstance();
        CompletableFuture<Void> deletion = null;
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("SELECT id FROM inference_instances WHERE id = " + id + " FOR UPDATE");
            statement.execute("PREPARE TRANSACTION 'forgotten'");
            try {
                deletion = CompletableFuture.runAsync(
                        () -> when().delete("/api/instances/" + id).then().statusCode(204));
                await().atMost(PATIENCE).untilAsserted(() -> {
                    JsonPath found =
                            when().get("/api/monitoring/db-pool/diagnosis").jsonPath();
                    assertThat(found.getString("verdict")).isEqualTo("lock_contention");
                    assertThat(found.getString("findings[0].explanation"))
                            .endsWith("blocked by the prepared transaction 'forgotten'");
                    assertThat(found.getString("findings[0].actions[0]")).contains("ROLLBACK PREPARED 'forgotten'");
                    assertThat(found.getString("findings[0].evidence.blockers[0].prepared"))
                            .isEqualTo("forgotten");
                });
            } finally {
                statement.execute("ROLLBACK PREPARED 'forgotten'");
            }
        }
        deletion.join();
    }

    @Test
    void sessionsThatTellNothingAreSaidAndTheirLocksAreSeen() throws SQLException {
        alterSystem("track_activities = off");
        try {
            whileARowIsLocked(lock -> {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(sessions().getList("unknown"))
                                .contains(PostgresqlSessions.NOT_TRACKED.in(Locale.ENGLISH)));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(when().get("/api/monitoring/db-pool/diagnosis")
                                        .jsonPath()
                                        .getString("verdict"))
                                .isEqualTo("lock_contention"));
            });
        } finally {
            alterSystem("track_activities = on");
        }
    }

    private void alterSystem(String setting) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + setting);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @Test
    void thePoolIsKnownByItsName() {
        when().get("/api/instances").then().statusCode(200);
        await().untilAsserted(() ->
                assertThat(sessions().getList("by_client.application_name")).contains("inference_instances_api"));
    }
}
