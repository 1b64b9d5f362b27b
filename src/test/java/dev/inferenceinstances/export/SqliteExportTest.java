package dev.inferenceinstances.export;

import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        register(cluster, 1000, "");
        breakTheOldest(cluster);
        try (RawExport raw = RawExport.of("cluster_name=" + cluster)) {
            assertThat(raw.rest())
                    .startsWith("HTTP/1.1 200")
                    .contains("\"cluster_name\":\"" + cluster)
                    .doesNotContain("\r\n0\r\n", "X-Total-Count: ");
        } finally {
            mend();
        }
        export(Map.of("cluster_name", cluster)).then().statusCode(200);
    }

    /** A proxy that speaks it to the service would take a break for the end. */
    @Test
    void overHttp10ThereIsNone() throws IOException {
        try (Socket client = new Socket(RestAssured.baseURI.replace("http://", ""), RestAssured.port)) {
            client.getOutputStream()
                    .write("GET /api/instances/export HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(" 400 ", "proxy_http_version 1.1");
        }
    }

    @Test
    void whatFailsAtOnceIsAProblem() throws SQLException {
        String cluster = newName();
        register(cluster, 1, "");
        breakTheOldest(cluster);
        try {
            export(Map.of("cluster_name", cluster)).then().statusCode(500).contentType("application/problem+json");
        } finally {
            mend();
        }
    }

    /** Puts a view in the place of the table, which fails at the oldest row of a cluster as it is read. */
    private void breakTheOldest(String cluster) throws SQLException {
        String columns = String.join(", ", columns()).replace("replicas", """
                CASE WHEN id = (SELECT min(id) FROM kept WHERE cluster_name = '%s')
                THEN abs(-9223372036854775808) ELSE replicas END AS replicas""".formatted(cluster));
        execute("ALTER TABLE inference_instances RENAME TO kept");
        execute("CREATE VIEW inference_instances AS SELECT " + columns + " FROM kept");
    }

    private void mend() throws SQLException {
        execute("DROP VIEW inference_instances");
        execute("ALTER TABLE kept RENAME TO inference_instances");
    }

    private List<String> columns() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM pragma_table_info('inference_instances')")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
