package dev.inferenceinstances.datafile;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Another program reads the file while a change is to be committed, for longer than the service waits. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(SqliteLockedCommitTest.Impatient.class)
class SqliteLockedCommitTest {

    @Inject
    AgroalDataSource pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void whatWasToldToHaveFailedIsNotCommittedWhenTheConnectionIsGivenBack() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement change = connection.createStatement()) {
            connection.setAutoCommit(false);
            change.execute(
                    "INSERT INTO inference_instances (name, model_name, cluster_name, image_tag) VALUES ('refused', 'm', 'c', 'v')");
            try (Connection other = DriverManager.getConnection(url);
                    Statement statement = other.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM sqlite_master")) {
                assertThat(rows.next()).as("it reads, and is not done").isTrue();
                assertThatThrownBy(connection::commit).hasMessageContaining("SQLITE_BUSY");
            }
        }
        when().get("/api/instances/name/refused").then().statusCode(404);
    }

    /** Waits for a lock for a second. */
    public static final class Impatient extends DatabaseProfile {

        public Impatient() {
            super(TestDatabase.SQLITE);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("DB_CONNECT_TIMEOUT", "1");
            return settings;
        }
    }
}
