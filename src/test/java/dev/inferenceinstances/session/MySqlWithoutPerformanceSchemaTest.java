package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.ServerProcess;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that records no locks, and whose tables of locks are there all the same. */
@RunsOn(TestDatabase.MYSQL)
class MySqlWithoutPerformanceSchemaTest {

    private final SessionReader reader = new MySqlSessions();

    @Test
    void aWaitForARowIsKnownAndItsBlockerIsNot() throws SQLException {
        try (DatabaseServer server = new MySqlServer("--performance-schema=OFF")) {
            server.start();
            try (Connection probe = server.admin();
                    Connection lock = server.admin();
                    Connection waiting = server.admin()) {
                execute(lock, "CREATE TABLE t (id INT PRIMARY KEY)");
                execute(lock, "INSERT INTO t VALUES (1)");
                lock.setAutoCommit(false);
                execute(lock, "UPDATE t SET id = 2");
                CompletableFuture<Void> update = CompletableFuture.runAsync(() -> execute(waiting, "DELETE FROM t"));
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() ->
                                assertThat(session(probe, waiting).waitEvent()).isEqualTo("Waiting for row lock"));
                assertThat(session(probe, waiting).blockedBy()).isNull();
                assertThat(session(probe, lock).state()).isEqualTo(ServerSession.IDLE_IN_TRANSACTION);
                assertThat(reader.read(probe, Instant.EPOCH).unknown())
                        .isEqualTo(List.of(MySqlDetails.NO_LOCKS_RECORDED));
                lock.rollback();
                update.join();
            }
        }
    }

    private ServerSession session(Connection probe, Connection wanted) throws SQLException {
        return reader.read(probe, Instant.EPOCH).sessions().stream()
                .filter(session -> session.pid() == ServerProcess.id(wanted))
                .findFirst()
                .orElseThrow();
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
