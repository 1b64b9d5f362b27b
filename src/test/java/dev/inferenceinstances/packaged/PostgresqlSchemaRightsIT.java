package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packaged service with an account that may make no table, as any is that does not own its database since PostgreSQL 15. */
@RunsOn(TestDatabase.POSTGRESQL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlSchemaRightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TO_DO = "GRANT CREATE, USAGE ON SCHEMA public TO ";

    private final DatabaseServer server = TestDatabase.POSTGRESQL.server().orElseThrow();

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void isTruthfulUntilItMayAndThenServes() throws SQLException {
        String url = server.createDatabase();
        execute(url, "CREATE ROLE newcomer LOGIN PASSWORD 'n'");
        String ofNewcomer = url.replaceFirst("//[^@]+@", "//newcomer:n@");
        try (PackagedApplication application =
                PackagedApplication.start("postgresql", Map.of("DATABASE_URL", ofNewcomer))) {
            await("the diagnosis, before any request has failed")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(application
                                    .request()
                                    .get("/api/monitoring/db-pool/diagnosis")
                                    .asString())
                            .contains(
                                    "\"code\":\"no_permission\"",
                                    "no request of the last ten seconds has met it",
                                    TO_DO)
                            .doesNotContain("\"healthy\""));
            Response refused = application.request().get("/api/instances");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotNull();
            assertThat(refused.asString()).contains(TO_DO).doesNotContain("newcomer");
            for (String check : new String[] {"started", "ready"}) {
                Response down = application.request().get("/q/health/" + check);
                assertThat(down.statusCode()).as(check).isEqualTo(503);
                assertThat(down.asString()).contains(TO_DO);
            }
            assertThat(application.log()).contains(TO_DO).doesNotContain("\tat ");

            execute(url, TO_DO + "newcomer");
            await().atMost(PATIENCE)
                    .until(() -> application.request().get("/q/health/ready").statusCode() == 200);
            assertThat(application.request().get("/api/instances").statusCode()).isEqualTo(200);
        }
    }

    private void execute(String url, String sql) throws SQLException {
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
