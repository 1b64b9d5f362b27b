package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the pool's connections and the probe get to when the first of two hosts is away. */
@RunsOn(TestDatabase.MARIADB)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MariaDbHostsTest {

    /** Against an answer that never comes: the probe has 3 s for each step. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final DatabaseServer first = new MariaDbServer();
    private final DatabaseServer second = new MariaDbServer();

    @BeforeAll
    void start() {
        first.start();
        second.start();
    }

    @AfterAll
    void stop() {
        first.close();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://%1$s@%2$s,%3$s/%4$s",
                "jdbc:mysql://%1$s@%2$s,%3$s/%4$s",
                "mariadb://%1$s@%2$s,%3$s/%4$s"
            })
    void theSecondHostIsTakenWhileTheFirstIsAway(String form) throws SQLException {
        DatabaseSettings settings = settings(form);
        DatabaseProbe probe = new DatabaseProbe(
                settings, new AccessMode(false), new PoolerGuard(Duration.ofSeconds(10)), Clock.systemUTC());
        try {
            assertThat(probe.ask().connected()).isTrue();
            assertThat(probe.<Integer>ask(MariaDbHostsTest::portOf)).isEqualTo(port(first));
            first.stop();
            assertThat(probe.ask().connected()).isTrue();
            assertThat(probe.<Integer>ask(MariaDbHostsTest::portOf)).isEqualTo(port(second));
            try (Connection pooled = open(settings);
                    Statement statement = pooled.createStatement()) {
                assertThat(portOf(pooled)).isEqualTo(port(second));
                assertThat(pooled.isReadOnly()).isFalse();
                statement.execute("CREATE TABLE written (a INT)");
                statement.execute("DROP TABLE written");
            }
        } finally {
            probe.close();
            first.start();
        }
        try (Connection pooled = open(settings)) {
            assertThat(portOf(pooled)).as("it is back").isEqualTo(port(first));
        }
    }

    /** The driver goes round its hosts again and again, by its default for two minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"mysql://%1$s@%2$s,%3$s/%4$s", "mariadb://%1$s@%2$s,%3$s/%4$s"})
    void whileAllAreAwayTheProbeSaysSoAndFindsTheFirstThatIsBack(String form) {
        DatabaseProbe probe = new DatabaseProbe(
                settings(form), new AccessMode(false), new PoolerGuard(Duration.ofSeconds(10)), Clock.systemUTC());
        try {
            assertThat(probe.ask().connected()).isTrue();
            first.stop();
            second.stop();
            assertThat(assertTimeoutPreemptively(BOUND, () -> probe.ask()).reachable())
                    .isFalse();
            second.start();
            assertThat(assertTimeoutPreemptively(BOUND, () -> probe.ask()).connected())
                    .isTrue();
            assertThat(probe.<Integer>ask(MariaDbHostsTest::portOf)).isEqualTo(port(second));
        } finally {
            probe.close();
            first.start();
        }
    }

    private DatabaseSettings settings(String form) {
        String[] account = first.databaseUrl().split("//|@|/");
        String url = form.formatted(account[1], account[2], second.databaseUrl().split("//|@|/")[2], account[3]);
        return DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, url, "DB_CONNECT_TIMEOUT", "4")::get));
    }

    /** As the pool does. */
    private static Connection open(DatabaseSettings settings) throws SQLException {
        DatabaseUrl url = settings.url();
        Properties properties = new Properties();
        properties.putAll(settings.migrationProperties());
        properties.setProperty("user", url.user().orElseThrow());
        properties.setProperty("password", url.password().orElseThrow());
        return Objects.requireNonNull(JdbcDriver.of(url.jdbcUrl()).connect(url.jdbcUrl(), properties));
    }

    private static int portOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@port")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    private static int port(DatabaseServer server) {
        return Integer.parseInt(server.databaseUrl().replaceFirst(".*:(\\d+)/.*", "$1"));
    }
}
