package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.MYSQL)
class MySqlPackagedIT extends ServerContract {

    MySqlPackagedIT() {
        super(TestDatabase.MYSQL);
    }

    @Test
    void theServerKnowsThePoolByItsProgramName() throws SQLException {
        String url = freshUrl();
        try (PackagedApplication application = start(url, Map.of("DB_POOL_SIZE", "1", "DB_MAX_OVERFLOW", "0"));
                Connection admin = server.orElseThrow().admin(url);
                Statement statement = admin.createStatement()) {
            application.request().get(INSTANCES).then().statusCode(200);
            ResultSet rows = statement.executeQuery("SELECT count(*) FROM performance_schema.session_connect_attrs"
                    + " WHERE attr_name = 'program_name' AND attr_value = 'inference_instances_api'");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
