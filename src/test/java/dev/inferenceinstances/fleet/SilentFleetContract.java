package dev.inferenceinstances.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas that are to write nothing of themselves, and are known by what the server shows. */
abstract class SilentFleetContract extends FleetAsker {

    @Inject
    FleetTimer timer;

    @AfterEach
    void forgetTheOther() throws SQLException {
        onServer("DELETE FROM inference_instances_replicas");
    }

    /** A row that is as old as this is removed by whoever keeps one. */
    @Test
    void itTouchesNoRowAndKnowsTheOthersByTheirProbes() throws SQLException {
        onServer("INSERT INTO inference_instances_replicas VALUES ('%s', '10.0.0.7', 40, 50, 1, 0)".formatted(OTHER));
        try (Connection probe = connectedAs("inference_instances_api_probe/" + OTHER)) {
            timer.beat();
            if (showsNames()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(other())
                                .containsEntry("self", false)
                                .containsEntry("pool_size", null)
                                .containsEntry("client", "127.0.0.1"));
            }
            assertThat(fleet().getInt("count")).isEqualTo(showsNames() ? 2 : 1);
            assertThat(fleet().getList("unknown")).contains(Heartbeat.SWITCHED_OFF.in(Locale.ENGLISH));
            assertThat(rows()).containsExactly(OTHER);
            assertThat(probe.isValid(1)).isTrue();
        }
    }
}
