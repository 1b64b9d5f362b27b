package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.SilentRelay;
import dev.inferenceinstances.setting.Settings;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that accepts connections and falls silent, at each step of the handshake, keeps nobody for ever. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SilentServerContract {

    /** Some steps are tried twice, with and without TLS. Without a bound they would last for ever. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final String PREFIX = "quarkus.datasource.jdbc.additional-jdbc-properties.\"";

    private final DatabaseServer server;
    private final String slowStatement;
    private SilentRelay relay;
    private DatabaseSettings settings;

    /** @param slowStatement takes longer than opening a connection may */
    SilentServerContract(DatabaseServer server, String slowStatement) {
        this.server = server;
        this.slowStatement = slowStatement;
    }

    @BeforeAll
    void startServer() {
        server.start();
        relay = new SilentRelay(server.databaseUrl());
        settings = DatabaseSettings.read(
                new Settings(Map.of(DatabaseUrl.KEY, relay.databaseUrl(), "DB_CONNECT_TIMEOUT", "1")::get));
    }

    @AfterEach
    void wellAgain() {
        relay.passAgain();
    }

    @AfterAll
    void stopServer() {
        relay.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theProbeIsAnsweredAndLooksAgain(int answers) {
        DatabaseProbe probe = new DatabaseProbe(
                settings, new AccessMode(false), new PoolerGuard(Duration.ofSeconds(10)), Clock.systemUTC());
        relay.silentAfter(answers);
        Reachability silent = assertTimeoutPreemptively(BOUND, () -> probe.ask());
        assertThat(silent.reachable()).isFalse();
        relay.passAgain();
        assertThat(probe.ask().reachable()).isTrue();
        relay.silentAfter(0);
        assertThat(assertTimeoutPreemptively(BOUND, () -> probe.ask()).reachable())
                .as("the open connection")
                .isFalse();
        probe.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void thePoolsOpeningEnds(int answers) throws SQLException {
        relay.silentAfter(answers);
        assertTimeoutPreemptively(
                BOUND,
                () -> assertThatThrownBy(this::open)
                        .satisfies(failure -> assertThat(
                                        DatabaseFailure.of(failure).isTransient())
                                .as("%s", failure)
                                .isTrue()));
        relay.passAgain();
        try (Connection connection = open()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void aStatementMayTakeLongerThanTheOpening() throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            new HandshakeTimeout(settings.statementMillis()).lift(connection);
            assertThat(statement.execute(slowStatement)).isTrue();
        }
    }

    /** As the pool does. */
    private Connection open() throws SQLException {
        Properties properties = new Properties();
        settings.toQuarkus().forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                properties.setProperty(key.substring(PREFIX.length(), key.length() - 1), value);
            }
        });
        properties.setProperty("user", settings.url().user().orElseThrow());
        properties.setProperty("password", settings.url().password().orElseThrow());
        Driver driver = DriverManager.getDriver(settings.url().jdbcUrl());
        return driver.connect(settings.url().jdbcUrl(), properties);
    }
}
