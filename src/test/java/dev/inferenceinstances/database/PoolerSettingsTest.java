package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolerSettingsTest {

    @Test
    void byDefaultNoConsoleIsAsked() {
        assertThat(read(Map.of()).console()).isEmpty();
    }

    @Test
    void theConsoleIsReadFromItsUrl() {
        PgConnectOptions console = read(Map.of(
                        PoolerSettings.KEY, "postgresql://stats:p%40ss@pooler.example:6432/pgbouncer"))
                .console()
                .orElseThrow();
        assertThat(console.getHost()).isEqualTo("pooler.example");
        assertThat(console.getPort()).isEqualTo(6432);
        assertThat(console.getUser()).isEqualTo("stats");
        assertThat(console.getPassword()).isEqualTo("p@ss");
        assertThat(console.getProperties()).as("PgBouncer refuses others").containsOnlyKeys("application_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://stats:secret@pooler:6432/pgbouncer",
                "postgresql://stats:secret@pooler:6432/instances",
                "postgresql://stats:secret@pooler:6432",
                "secret"
            })
    void anotherUrlIsRefusedWithoutBeingShown(String url) {
        assertThatThrownBy(() -> read(Map.of(PoolerSettings.KEY, url)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("POOLER_ADMIN_URL must look like postgresql://user:password@host:6432/pgbouncer, "
                        + "with a percent-encoded password.");
    }

    private static PoolerSettings read(Map<String, String> values) {
        return PoolerSettings.read(new Settings(values::get));
    }
}
