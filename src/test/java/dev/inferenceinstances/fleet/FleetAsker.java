package dev.inferenceinstances.fleet;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.server.DatabaseServer;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Asks for the fleet, and makes up what belongs to another replica. */
abstract class FleetAsker {

    static final String PATH = "/api/monitoring/fleet";
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String OTHER = "other-0a0b0c";

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    /** Whether the server shows what programs call themselves, and is asked directly. */
    boolean showsNames() {
        return true;
    }

    Map<String, Object> other() {
        List<Map<String, Object>> others = fleet().getList("replicas.findAll { it.name == '%s' }".formatted(OTHER));
        assertThat(others).hasSize(1);
        return others.get(0);
    }

    static JsonPath fleet() {
        return when().get(PATH).then().statusCode(200).extract().jsonPath();
    }

    List<String> rows() throws SQLException {
        try (Connection admin = server.admin(server.databaseUrl());
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM inference_instances_replicas")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    void onServer(String sql) throws SQLException {
        try (Connection admin = server.admin(server.databaseUrl());
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connectedAs(String program) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(server.databaseUrl());
        Properties properties = new Properties();
        properties.setProperty("user", url.user().orElseThrow());
        properties.setProperty("password", url.password().orElseThrow());
        properties.setProperty("ApplicationName", program);
        properties.setProperty("connectionAttributes", "program_name:" + program);
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }
}
