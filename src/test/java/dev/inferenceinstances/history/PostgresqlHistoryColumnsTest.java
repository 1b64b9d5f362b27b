package dev.inferenceinstances.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.schema.SchemaParts;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an account gets that may make tables, where the history of the earlier service is another's. */
@RunsOn(TestDatabase.POSTGRESQL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlHistoryColumnsTest {

    private static final String ADDING = "ALTER TABLE inference_instances_history ADD COLUMN changed_fields TEXT,"
            + " ADD COLUMN changed_by VARCHAR(255), ADD COLUMN request_id VARCHAR(128)";

    private final DatabaseServer server = TestDatabase.POSTGRESQL.server().orElseThrow();
    private String url;

    @BeforeAll
    void startServer() throws SQLException {
        server.start();
        url = server.databaseUrl();
        execute("CREATE ROLE clerk LOGIN PASSWORD 'c'");
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void haveAHistoryOfTheEarlierService() throws SQLException {
        url = server.createDatabase();
        flyway("app", "2").migrate();
        for (String column : List.of("changed_fields", "changed_by", "request_id")) {
            execute("ALTER TABLE inference_instances_history DROP COLUMN " + column);
        }
        execute("DROP TABLE flyway_schema_history");
        execute("GRANT CREATE, USAGE ON SCHEMA public TO clerk");
        execute("GRANT SELECT, INSERT, UPDATE, DELETE ON inference_instances TO clerk");
    }

    @Test
    void allOtherTablesAreMade() throws SQLException {
        execute("GRANT SELECT, INSERT ON inference_instances_history TO clerk");
        flyway("clerk", "latest").migrate();
        assertThat(off())
                .containsExactly(
                        "History is off: columns of its table inference_instances_history are not there, and this"
                                + " account, which does not own it, may not add them; let who may run " + ADDING
                                + " and restart the service");
        assertThat(tables()).contains("idempotency_keys", "inference_instances_replicas");
        execute(ADDING);
        flyway("clerk", "latest").migrate();
        assertThat(off()).isEmpty();
    }

    @Test
    void soTheyAreWhereItMayNotEvenBeRead() throws SQLException {
        flyway("clerk", "latest").migrate();
        assertThat(off())
                .singleElement()
                .asString()
                .startsWith("History is off: this account lacks rights to its table inference_instances_history");
        assertThat(tables()).contains("idempotency_keys", "inference_instances_replicas");
    }

    /** Who has become the owner since may add them. */
    @Test
    void whoOwnsItNowIsNotSaidToLackARight() throws SQLException {
        flyway("clerk", "latest").migrate();
        execute("ALTER TABLE inference_instances_history OWNER TO clerk");
        assertThat(off())
                .containsExactly(
                        "History is off: columns of its table inference_instances_history are not there; let who"
                                + " may run " + ADDING + " and restart the service");
    }

    private Flyway flyway(String user, String version) {
        FluentConfiguration configuration = new FluentConfiguration()
                .locations("db/postgresql")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .dataSource(
                        url.replaceFirst("//[^@]+@", "//").replaceFirst("^", "jdbc:"),
                        user,
                        user.equals("clerk") ? "c" : password());
        new HistoryColumns().customize(configuration);
        return new Flyway(configuration);
    }

    private String password() {
        return URI.create(url).getUserInfo().split(":", 2)[1];
    }

    private List<String> off() throws SQLException {
        SchemaParts parts = new SchemaParts();
        try (Connection connection =
                flyway("clerk", "latest").getConfiguration().getDataSource().getConnection()) {
            assertThat(parts.look(connection)).isTrue();
        }
        return parts.off();
    }

    private List<String> tables() throws SQLException {
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE tableowner = 'clerk'")) {
            row.next();
            return List.of(String.valueOf(row.getString(1)).split(" "));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
