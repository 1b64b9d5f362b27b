package dev.inferenceinstances.fleet;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.setting.ReplicaName;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the replicas on one server know of each other. The others are made up: a row, a session, or both. */
abstract class FleetContract {

    private static final String PATH = "/api/monitoring/fleet";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OTHER = "other-0a0b0c";

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    @Inject
    FleetTimer timer;

    /** Whether the server shows what programs call themselves, and is asked directly. */
    boolean showsNames() {
        return true;
    }

    /** Whether it is known what the server has room for. */
    boolean tellsItsRoom() {
        return true;
    }

    @AfterEach
    void forgetTheOther() throws SQLException {
        onServer("DELETE FROM inference_instances_replicas WHERE name = '" + OTHER + "'");
        timer.beat();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(fleet().getList("replicas.name")).doesNotContain(OTHER));
    }

    @Test
    void oneThatIsAloneSaysSo() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath fleet = fleet();
            JsonPath pool = when().get("/api/monitoring/db-pool").jsonPath();
            assertThat(fleet.getInt("count")).isOne();
            assertThat(fleet.getString("replicas[0].name")).isEqualTo(ReplicaName.OWN);
            assertThat(fleet.getBoolean("replicas[0].self")).isTrue();
            assertThat(fleet.getInt("replicas[0].pool_size")).isEqualTo(pool.getInt("pool_size"));
            assertThat(fleet.getInt("replicas[0].max_overflow")).isEqualTo(pool.getInt("max_overflow"));
            assertThat(fleet.getInt("may_want")).isEqualTo(pool.getInt("max_connections") + 1);
            assertThat(fleet.getString("server.fits")).isEqualTo(tellsItsRoom() ? "true" : null);
        });
    }

    @Test
    void itKeepsARowOfItsOwn() {
        timer.beat();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).contains(ReplicaName.OWN));
    }

    @Test
    void anotherThatTellsIsHeardOfWithItsSize() throws SQLException {
        try (Connection probe = connectedAs("inference_instances_api_probe/" + OTHER)) {
            told(40, 50, now());
            timer.beat();
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<String, Object> other = other();
                assertThat(other)
                        .containsEntry("self", false)
                        .containsEntry("pool_size", 40)
                        .containsEntry("max_overflow", 50);
                assertThat(fleet().getInt("count")).isEqualTo(2);
                assertThat(probe.isValid(1)).isTrue();
            });
            assertThat(fleet().getInt("may_want"))
                    .isEqualTo(when().get("/api/monitoring/db-pool").jsonPath().getInt("max_connections") + 1 + 91);
        }
    }

    @Test
    void anotherIsKnownByItsProbeAlone() throws SQLException {
        if (!showsNames()) {
            return;
        }
        try (Connection probe = connectedAs("inference_instances_api_probe/" + OTHER);
                Connection pooled = connectedAs("inference_instances_api")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(other()).containsEntry("pool_size", null).containsEntry("client", "127.0.0.1"));
            assertThat(probe.isValid(1) && pooled.isValid(1)).isTrue();
        }
    }

    @Test
    void theRowOfOneThatHasEndedGoes() throws SQLException {
        told(40, 50, "0");
        timer.beat();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows()).doesNotContain(OTHER));
        assertThat(fleet().getList("replicas.name")).doesNotContain(OTHER);
    }

    @Test
    void withoutTheTableTheReasonIsNamed() throws SQLException {
        onServer("ALTER TABLE inference_instances_replicas RENAME TO replicas_away");
        try {
            timer.beat();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(fleet().getList("unknown")).contains(Heartbeat.NO_TABLE.in(Locale.ENGLISH)));
            when().get("/q/health/ready").then().statusCode(200);
        } finally {
            onServer("ALTER TABLE replicas_away RENAME TO inference_instances_replicas");
        }
        for (int beats = 0; beats <= Heartbeat.BEATS_WHILE_REFUSED; beats++) {
            timer.beat();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(fleet().getList("unknown")).doesNotContain(Heartbeat.NO_TABLE.in(Locale.ENGLISH)));
    }

    @Test
    void itSpeaksTheLanguageOfItsReader() {
        given().header("Accept-Language", "zh")
                .get(PATH + "/")
                .then()
                .statusCode(200)
                .header("Content-Language", "zh");
    }

    private Map<String, Object> other() {
        List<Map<String, Object>> others = fleet().getList("replicas.findAll { it.name == '%s' }".formatted(OTHER));
        assertThat(others).hasSize(1);
        return others.get(0);
    }

    private static JsonPath fleet() {
        return when().get(PATH).then().statusCode(200).extract().jsonPath();
    }

    private void told(int size, int overflow, String seenAt) throws SQLException {
        onServer("INSERT INTO inference_instances_replicas VALUES ('%s', '10.0.0.7', %d, %d, 1, %s)"
                .formatted(OTHER, size, overflow, seenAt));
    }

    private String now() {
        return kind() == DatabaseKind.POSTGRESQL
                ? "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
                : "unix_timestamp() * 1000";
    }

    private List<String> rows() throws SQLException {
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

    private void onServer(String sql) throws SQLException {
        try (Connection admin = server.admin(server.databaseUrl());
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private DatabaseKind kind() {
        return DatabaseUrl.parse(server.databaseUrl()).kind();
    }

    private Connection connectedAs(String program) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(server.databaseUrl());
        Properties properties = new Properties();
        properties.setProperty("user", url.user().orElseThrow());
        properties.setProperty("password", url.password().orElseThrow());
        properties.setProperty("ApplicationName", program);
        properties.setProperty("connectionAttributes", "program_name:" + program);
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }
}
