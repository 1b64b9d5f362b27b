package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The indexes that give a list its order, on every server. On SQLite every index has the id in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListIndexContract {

    private final TestDatabase database;
    private final DatabaseServer server;

    ListIndexContract(TestDatabase database) {
        this.database = database;
        this.server = database.server().orElseThrow();
    }

    /**
     * Asks how rows are read, if need be by this index and not by sorting.
     *
     * @param rest of the query, behind the table
     */
    abstract String planOf(String table, String index, String rest);

    abstract String countOfIndexes();

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    /** The earlier service names its indexes as this one does. */
    @ParameterizedTest
    @ValueSource(strings = {"model_name", "cluster_name", "status", "created_at", "updated_at"})
    void withAnIndexOfTheEarlierServiceAListNeedNotBeSortedEither(String column) throws SQLException {
        String url = server.createDatabase();
        flyway(url, "1").migrate();
        run(url, "CREATE INDEX ix_inference_instances_%1$s ON inference_instances (%1$s)".formatted(column));
        flyway(url, "latest").migrate();
        String index = "ix_inference_instances_" + column;
        assertThat(run(
                        url,
                        planOf("inference_instances", index, "ORDER BY %s DESC, id DESC LIMIT 9".formatted(column))))
                .contains(index)
                .doesNotContainIgnoringCase("sort");
    }

    @Test
    void whatWasDeletedIsNotLookedForAmongAllThatWasChanged() throws SQLException {
        String url = server.createDatabase();
        flyway(url, "latest").migrate();
        String index = "ix_inference_instances_history_operation_type_history_id";
        assertThat(run(
                        url,
                        planOf(
                                "inference_instances_history",
                                index,
                                "WHERE operation_type = 'delete' ORDER BY history_id DESC LIMIT 9")))
                .contains(index)
                .doesNotContainIgnoringCase("sort");
    }

    @Test
    void whereTheIndexesAreOfThisServiceNoneIsAdded() throws SQLException {
        String url = server.createDatabase();
        flyway(url, "latest").migrate();
        assertThat(run(url, countOfIndexes()))
                .as("of the id, the name, and the five fields")
                .isEqualTo("7");
    }

    /** All that the last of these statements gives, with commas. */
    private String run(String url, String statements) throws SQLException {
        StringJoiner told = new StringJoiner(", ");
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            statement.execute(statements);
            while (statement.getResultSet() == null && statement.getUpdateCount() >= 0) {
                statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                while (rows != null && rows.next()) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        told.add(rows.getString(column));
                    }
                }
            }
        }
        return told.toString();
    }

    private Flyway flyway(String url, String version) {
        return Migrations.of(database.kind(), url, version);
    }
}
