package dev.inferenceinstances.diagnosis;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(DrillProfile.Postgresql.class)
class PostgresqlDiagnosisTest extends DiagnosisContract {
    PostgresqlDiagnosisTest() {
        super(TestDatabase.POSTGRESQL);
    }

    /** The standby that it names is not there, so that every commit waits until the setting is undone. */
    @Test
    void commitsThatWaitForAStandbyAreNoSlowStatements() throws SQLException {
        CompletableFuture<Integer> creation;
        alterSystem("synchronous_standby_names = 'nobody'");
        try {
            creation = CompletableFuture.supplyAsync(() -> signedIn()
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "waits", "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                    .post("/api/instances")
                    .statusCode());
            Map<String, Object> waits = becomes("server_waits");
            assertThat((String) waits.get("explanation")).endsWith("IPC: SyncRep");
            assertThat(waits.get("actions").toString()).contains("Commits wait for a synchronous standby");
            assertThat(codes()).doesNotContain("slow_queries");
        } finally {
            alterSystem("synchronous_standby_names = ''");
        }
        assertThat(creation.join()).isEqualTo(201);
    }

    private void alterSystem(String setting) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + setting);
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
