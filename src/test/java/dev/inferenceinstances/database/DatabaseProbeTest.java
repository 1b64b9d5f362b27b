package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.setting.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the probe's connection when a question fails. */
class DatabaseProbeTest {

    private static final Duration LONGER_THAN_A_WAIT = Duration.ofMillis(1100);

    private final DatabaseProbe probe = probe(new PoolerGuard(Duration.ofSeconds(10)));
    private final List<Connection> asked = new ArrayList<>();

    static List<SQLException> ofTheStatement() {
        return List.of(
                new SQLTimeoutException("MySQL's driver"),
                new SQLException("PostgreSQL", "57014"),
                new SQLException("no such table", "42P01"),
                new SQLException("no right", "42000"));
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @ParameterizedTest
    @MethodSource("ofTheStatement")
    void whatIsOfTheStatementCostsNoConnectionAndIsNotAskedForAgain(SQLException refusal) {
        Connection first = probe.ask(connection -> connection);
        assertThatThrownBy(() -> fail(refusal)).isInstanceOf(DatabaseFailureException.class);
        assertThat(asked).containsExactly(first);
        assertThat(probe.<Connection>ask(connection -> connection)).isSameAs(first);
    }

    @Test
    void aDeadConnectionIsReplacedAndTheQuestionAskedAgain() {
        Connection first = probe.ask(connection -> connection);
        assertThatThrownBy(() -> fail(new SQLException("cut", "08006"))).isInstanceOf(DatabaseFailureException.class);
        assertThat(asked).hasSize(2).startsWith(first).doesNotHaveDuplicates();
    }

    @Test
    void aQuestionThatFailsAfterAWaitForAPoolerSaysThatItWaited() {
        DatabaseProbe behindPooler = probe(new PoolerGuard(Duration.ofSeconds(10)) {
            @Override
            public boolean found() {
                return true;
            }
        });
        assertThatThrownBy(() -> behindPooler.ask(connection -> {
                    await().pollDelay(LONGER_THAN_A_WAIT).until(() -> true);
                    throw new SQLException("cut", "08006");
                }))
                .isInstanceOf(DatabaseFailureException.class);
        assertThat(behindPooler.last().keptWaiting()).isTrue();
        assertThatThrownBy(() -> behindPooler.ask(connection -> {
                    throw new SQLException("cut", "08006");
                }))
                .isInstanceOf(DatabaseFailureException.class);
        assertThat(behindPooler.last().keptWaiting()).as("told at once").isFalse();
    }

    private static DatabaseProbe probe(PoolerGuard poolers) {
        return new DatabaseProbe(
                DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, "sqlite:///:memory:")::get)),
                new AccessMode(false),
                poolers,
                Clock.systemUTC());
    }

    private void fail(SQLException failure) {
        probe.ask(connection -> {
            asked.add(connection);
            throw failure;
        });
    }
}
