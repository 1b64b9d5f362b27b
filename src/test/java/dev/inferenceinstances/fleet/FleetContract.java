package dev.inferenceinstances.fleet;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.setting.ReplicaName;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the replicas on one server know of each other. The others are made up: a row, a session, or both. */
abstract class FleetContract extends FleetAsker {

    @Inject
    FleetTimer timer;

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
    void oneThatIsBeingStoppedSharesTheRoomNoMore() throws SQLException {
        try (Connection probe = connectedAs("inference_instances_api_probe/" + OTHER)) {
            told(0, 0, now());
            timer.beat();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(other()).containsEntry("leaving", true);
                assertThat(fleet().getInt("max_replicas")).isOne();
                assertThat(probe.isValid(1)).isTrue();
            });
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

    private void told(int size, int overflow, String seenAt) throws SQLException {
        onServer("INSERT INTO inference_instances_replicas VALUES ('%s', '10.0.0.7', %d, %d, 1, %s)"
                .formatted(OTHER, size, overflow, seenAt));
    }

    private String now() {
        return kind() == DatabaseKind.POSTGRESQL
                ? "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
                : "unix_timestamp() * 1000";
    }

    private DatabaseKind kind() {
        return DatabaseUrl.parse(server.databaseUrl()).kind();
    }
}
