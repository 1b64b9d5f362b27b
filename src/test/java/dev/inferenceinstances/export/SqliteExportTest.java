package dev.inferenceinstances.export;

import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteExportTest extends ExportContract {

    @Inject
    DataSource database;

    /** Only here a column takes JSON that is none. */
    @Test
    void whatFailsOnTheWayCutsTheAnswerOff() throws SQLException {
        String cluster = newName();
        register(cluster, ExportResource.PAGE + 1, "");
        setEnvsOfTheOldest(cluster, "[");
        try (RawExport raw = RawExport.of("cluster_name=" + cluster)) {
            assertThat(raw.rest())
                    .startsWith("HTTP/1.1 200")
                    .contains("\"cluster_name\":\"" + cluster)
                    .doesNotContain("\r\n0\r\n", "X-Total-Count: ");
        } finally {
            setEnvsOfTheOldest(cluster, "{}");
        }
        export(Map.of("cluster_name", cluster)).then().statusCode(200);
    }

    @Test
    void whatFailsAtOnceIsAProblem() throws SQLException {
        String cluster = newName();
        register(cluster, 1, "");
        setEnvsOfTheOldest(cluster, "[");
        try {
            export(Map.of("cluster_name", cluster)).then().statusCode(500).contentType("application/problem+json");
        } finally {
            setEnvsOfTheOldest(cluster, "{}");
        }
    }

    private void setEnvsOfTheOldest(String cluster, String envs) throws SQLException {
        String statement = "update inference_instances set envs = ?"
                + " where id = (select min(id) from inference_instances where cluster_name = ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, envs);
            update.setString(2, cluster);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }
}
