package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.server.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whose sessions are ended, and whose are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionEndContract {

    private static final int PATIENCE_SECONDS = 5;

    private final DatabaseServer server;
    private final DatabaseKind kind;

    SessionEndContract(DatabaseServer server, DatabaseKind kind) {
        this.server = server;
        this.kind = kind;
    }

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void onlyOwnSessionsAreEnded() throws SQLException {
        String url = server.databaseUrl();
        DatabaseProbe one = FreshLoginContract.probe(url, false);
        DatabaseProbe another = FreshLoginContract.probe(url, false);
        DatabaseProbe elsewhere = FreshLoginContract.probe(server.createDatabase(), false);
        try (Connection admin = server.admin(url)) {
            Connection own = session(one);
            Connection stuck = session(another);
            List<Integer> number = List.of(number(stuck));
            assertThat(SessionEnd.end(kind, admin, number))
                    .as("of another account")
                    .isZero();
            assertThat(SessionEnd.end(kind, own, List.of(number(session(elsewhere)))))
                    .as("of another database")
                    .isZero();
            assertThat(stuck.isValid(PATIENCE_SECONDS)).isTrue();
            assertThat(session(elsewhere).isValid(PATIENCE_SECONDS)).isTrue();
            assertThat(SessionEnd.end(kind, own, number)).isOne();
            assertThat(stuck.isValid(PATIENCE_SECONDS)).isFalse();
            assertThat(SessionEnd.end(kind, own, number)).as("gone").isZero();
        } finally {
            one.close();
            another.close();
            elsewhere.close();
        }
    }

    private static Connection session(DatabaseProbe probe) {
        assertThat(probe.ask().connected()).isTrue();
        return probe.ask(connection -> connection);
    }

    private static int number(Connection session) {
        Integer number = ServerProcess.id(session);
        assertThat(number).isNotNull();
        return number;
    }
}
