package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Rights on the whole server that the service's account has during a test, and neither before nor after.
 *
 * @param rights as GRANT takes them
 */
record Rights(DatabaseServer server, Saboteur saboteur, List<String> rights) {

    /** A part of a test that talks to the server. */
    @FunctionalInterface
    interface Test {
        void call() throws SQLException;
    }

    void during(Test test) throws SQLException {
        alter("GRANT %s TO %s");
        try {
            test.call();
        } finally {
            alter("REVOKE %s FROM %s");
        }
    }

    /** They count for sessions that begin after they were given, and so all begin anew. */
    private void alter(String change) throws SQLException {
        if (rights.isEmpty()) {
            return;
        }
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            for (String right : rights) {
                statement.execute(change.formatted(right, "app@127.0.0.1"));
            }
        }
        saboteur.terminateSessions(server, server.databaseUrl());
        Instant changed = Instant.now();
        await().atMost(SessionsContract.PATIENCE)
                .untilAsserted(() -> assertThat(
                                Instant.parse(SessionsContract.sessions().getString("at")))
                        .isAfter(changed));
    }
}
