package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;
import org.sqlite.JDBC;

/** Where a pooler is told from the server itself, and what becomes of the connection. */
@RunsOn(TestDatabase.TRANSACTION_POOLER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolerGuardTest {

    private static final int BY_DEFAULT = 5;

    private final PooledPostgresServer server = PooledPostgresServer.byTransaction();
    private final PoolerGuard guard = new PoolerGuard(Duration.ofSeconds(10));

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {BY_DEFAULT, 1, 0, -1})
    void aConnectionToTheServerItselfStaysAsItIs(int threshold) throws SQLException {
        try (PgConnection direct = connect(server.directUrl(), threshold)) {
            assertThat(guard.guard(direct)).isFalse();
            assertThat(direct.getPrepareThreshold()).isEqualTo(threshold);
            assertThat(direct.getForceBinary()).isEqualTo(threshold < 0);
            assertThat(direct.getNetworkTimeout()).isZero();
            assertThat(ServerProcess.id(direct)).isEqualTo(number(direct, "SELECT pg_backend_pid()"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BY_DEFAULT, 1, 0, -1})
    void nothingIsPreparedByNameBehindAPoolerWhateverTheUrlSays(int threshold) throws SQLException {
        PoolerGuard anew = new PoolerGuard(Duration.ofSeconds(10));
        try (PgConnection first = connect(server.databaseUrl(), threshold);
                PgConnection second = connect(server.databaseUrl(), threshold)) {
            assertThat(anew.guard(first)).isTrue();
            assertThat(anew.guard(second)).isTrue();
            for (PgConnection each : new PgConnection[] {first, second}) {
                assertThat(each.getNetworkTimeout()).isZero();
                each.setAutoCommit(false);
                for (int use = 0; use < 2 * BY_DEFAULT; use++) {
                    assertThat(prepared(each)).isZero();
                    each.commit();
                    each.rollback();
                }
            }
        }
    }

    @Test
    void aPoolerIsSaidOnce() throws SQLException {
        PoolerGuard anew = new PoolerGuard(Duration.ofSeconds(10));
        try (LogLines log = LogLines.of(PoolerGuard.class);
                PgConnection direct = connect(server.directUrl(), BY_DEFAULT);
                PgConnection first = connect(server.databaseUrl(), BY_DEFAULT);
                PgConnection second = connect(server.databaseUrl(), BY_DEFAULT)) {
            anew.guard(direct);
            assertThat(log.texts()).isEmpty();
            anew.guard(first);
            anew.guard(second);
            assertThat(log.texts())
                    .containsExactly("INFO A connection pooler stands before PostgreSQL: "
                            + "no statement is prepared by name, and server_pid is not known");
        }
    }

    @Test
    void aConnectionThatDoesNotAnswerIsTakenToBeBehindOne() throws SQLException {
        PgConnection cut = connect(server.directUrl(), BY_DEFAULT);
        try (Connection admin = server.admin()) {
            number(admin, "SELECT pg_terminate_backend(%d)::int".formatted(ServerProcess.id(cut)));
        }
        assertThat(guard.guard(cut)).isTrue();
        assertThat(((PGConnection) cut).getPrepareThreshold()).isZero();
        try (PgConnection next = connect(server.directUrl(), BY_DEFAULT)) {
            assertThat(guard.guard(next))
                    .as("of others nothing follows from it")
                    .isFalse();
        }
    }

    @Test
    void otherDatabasesHaveNone() throws SQLException {
        try (Connection sqlite = new JDBC().connect("jdbc:sqlite::memory:", new Properties())) {
            assertThat(guard.guard(sqlite)).isFalse();
        }
    }

    private static int prepared(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT count(*) FROM pg_prepared_statements");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static PgConnection connect(String url, int threshold) throws SQLException {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        Properties properties = new Properties();
        properties.setProperty("user", parsed.user().orElseThrow());
        properties.setProperty("password", parsed.password().orElseThrow());
        properties.setProperty("prepareThreshold", Integer.toString(threshold));
        Driver driver = new org.postgresql.Driver();
        return (PgConnection) driver.connect(parsed.jdbcUrl(), properties);
    }
}
