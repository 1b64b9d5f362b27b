package dev.inferenceinstances.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each server has to keep; a subclass names the server and how its superuser counts the sessions of the user. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseServerContract {

    private final Optional<String> missing;
    private final LocalServer server;
    private final String sessionsOfUser;

    DatabaseServerContract(Optional<String> missing, LocalServer server, String sessionsOfUser) {
        this.missing = missing;
        this.server = server;
        this.sessionsOfUser = sessionsOfUser;
    }

    @BeforeAll
    void start() {
        if (missing.isEmpty()) {
            server.start();
        }
    }

    @BeforeEach
    void assumeThatItRunsHere() {
        // For each test, since the report does not show a class that is skipped as a whole.
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void userHasRightsOnTheDatabaseOnly() throws SQLException {
        try (Connection user = connect(server.createDatabase())) {
            execute(user, "CREATE TABLE item (id INT)");
            assertThrows(SQLException.class, () -> execute(user, "CREATE DATABASE forbidden"));
        }
    }

    @Test
    void createdDatabasesAreEmptyAndDiffer() throws SQLException {
        String one = server.createDatabase();
        String other = server.createDatabase();
        try (Connection inOne = connect(one);
                Connection inOther = connect(other)) {
            execute(inOne, "CREATE TABLE item (id INT)");
            execute(inOther, "CREATE TABLE item (id INT)");
        }
        assertNotEquals(one, other);
    }

    @Test
    void adminSeesTheSessionsOfTheUser() throws SQLException {
        String url = server.createDatabase();
        String count = sessionsOfUser.formatted(DatabaseUrl.parse(url).database());
        try (Connection admin = server.admin(url);
                Connection user = connect(url)) {
            assertEquals(1, number(user, "SELECT 1"));
            assertEquals(1, number(admin, count));
        }
    }

    @Test
    void stopCutsSessionsAndStartKeepsPortAndData() throws SQLException {
        String url = server.databaseUrl();
        try (Connection user = connect(url);
                Connection admin = server.admin()) {
            execute(user, "CREATE TABLE kept (id INT)");
            execute(admin, "INSERT INTO kept VALUES (7)");
            server.stop();
            assertThrows(SQLException.class, () -> execute(user, "SELECT 1"));
        }
        assertThrows(SQLException.class, () -> connect(url).close());
        server.start();
        assertEquals(url, server.databaseUrl());
        try (Connection user = connect(url)) {
            assertEquals(7, number(user, "SELECT id FROM kept"));
        }
    }

    private Connection connect(String url) throws SQLException {
        return server.connect(DatabaseUrl.parse(url));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
