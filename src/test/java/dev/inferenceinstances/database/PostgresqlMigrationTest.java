package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.failure.FirstStep;
import dev.inferenceinstances.schema.MakingRight;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlMigrationTest extends MigrationContract {
    PostgresqlMigrationTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Test
    void aStatementMayTakeAnHourAndNoLonger() throws SQLException {
        try (Connection connection = flyway(server.createDatabase(), "latest")
                .getConfiguration()
                .getDataSource()
                .getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(3_600_000);
        }
    }

    /** As with the path {@code "$user", public}, where the account has a schema of its own. */
    @Test
    void tablesElsewhereOnTheSearchPathAreTaken() throws SQLException {
        String url = server.createDatabase();
        startAs(url);
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE SCHEMA app AUTHORIZATION app");
            startAs(url);
            try (ResultSet row = statement.executeQuery("""
                    SELECT to_regclass('app.inference_instances'), to_regclass('app.inference_instances_history'),
                        to_regclass('app.flyway_schema_history')""")) {
                row.next();
                assertThat(row.getString(1)).as("the registry").isNull();
                assertThat(row.getString(2)).as("its history").isNull();
                assertThat(row.getString(3)).as("where new tables are made").isNotNull();
            }
        }
    }

    /** By a time-out for statements it would be ended, and tried again for ever; without one for locks it would stop all writers. */
    @Test
    void whoMakesAnIndexMayTakeItsTimeButDoesNotWaitForLong() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src", "main", "resources", "db", "postgresql"))) {
            List<String> indexing = scripts.map(PostgresqlMigrationTest::text)
                    .filter(script -> script.matches("(?s).*CREATE INDEX [^;]* ON inference_instances(_history)? .*"))
                    .toList();
            assertThat(indexing)
                    .isNotEmpty()
                    .allMatch(script -> script.contains(
                            "\nSET LOCAL lock_timeout = '3s';\nSET LOCAL statement_timeout = 0;\nDO $$\n"));
        }
    }

    private static String text(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flyway would find it out by trying for nine seconds. */
    @Test
    void aRightThatIsMissingIsAskedFor() throws SQLException {
        try (Connection connection = server.admin(server.createDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE clerk");
            assertThatThrownBy(() -> MakingRight.require(connection, "notes"))
                    .satisfies(refusal -> assertThat(FirstStep.of(refusal)).hasValue(FirstStep.NO_SCHEMA_RIGHTS));
            statement.execute("RESET ROLE");
            assertThatCode(() -> MakingRight.require(connection, "notes")).doesNotThrowAnyException();
            statement.execute("CREATE TABLE notes (note int)");
            statement.execute("SET ROLE clerk");
            assertThatCode(() -> MakingRight.require(connection, "notes"))
                    .as("nothing has to be made")
                    .doesNotThrowAnyException();
        }
    }
}
