package dev.inferenceinstances.traffic;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.AccessMode;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database that takes no writes, as is wanted: all is well, and whoever writes hears that it is so on purpose. */
@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(WantedReadOnlyTest.Profile.class)
class WantedReadOnlyTest {

    private static final Path SCHEMA =
            Path.of("src", "main", "resources", "db", "postgresql", "V1__inference_instances.sql");

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    /** The service leaves the schema as it is. */
    @Test
    void itIsReadyAndHealthyAndRefusesWrites() throws IOException, SQLException {
        assertThat(when().get("/api/instances").statusCode())
                .as("nothing has migrated the schema")
                .isEqualTo(500);
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute(Files.readString(SCHEMA));
            statement.execute("GRANT ALL ON inference_instances TO PUBLIC");
            statement.execute("ALTER SYSTEM SET default_transaction_read_only = on");
            statement.execute("SELECT pg_reload_conf()");
        }
        await().untilAsserted(
                        () -> assertThat(database().getString("data.read_only")).isEqualTo("true"));
        assertThat(database().getString("status")).isEqualTo("UP");
        assertThat(OutcomesContract.create().statusCode()).isEqualTo(403);
        when().get("/api/instances").then().statusCode(200);
        assertThat(when().get("/api/monitoring/db-pool/diagnosis").asString()).doesNotContain("read_only");
    }

    private static JsonPath database() {
        return when().get("/q/health/ready").jsonPath().setRootPath("checks.find { it.name == 'database' }");
    }

    public static final class Profile extends DatabaseProfile {

        public Profile() {
            super(TestDatabase.POSTGRESQL);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> all = new HashMap<>(super.getConfigOverrides());
            all.put(AccessMode.KEY, "true");
            return all;
        }
    }
}
