package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Ends sessions of this service from outside. A server that is at a statement, or waits for a lock, does not see that its client has gone,
 * and would go on for as long as it takes.
 */
@ApplicationScoped
public class SessionEnd {

    private final DatabaseWatch watch;
    private final DatabaseKind kind;

    SessionEnd(DatabaseWatch watch, DatabaseSettings settings) {
        this.watch = watch;
        this.kind = settings.url().kind();
    }

    /**
     * Returns at once.
     *
     * @param sessions by the server's numbers, as {@link ServerProcess#id} has them; every account may end its own
     * @return how many were ended; may fail, or take as long as a question to the server may
     */
    public CompletionStage<Integer> of(Collection<Integer> sessions) {
        return watch.ask(connection -> end(connection, sessions));
    }

    private int end(Connection connection, Collection<Integer> sessions) throws SQLException {
        int ended = 0;
        try (Statement statement = connection.createStatement()) {
            for (int session : sessions) {
                try {
                    statement.execute(
                            kind == DatabaseKind.POSTGRESQL
                                    ? "SELECT pg_terminate_backend(" + session + ")"
                                    : "KILL " + session);
                    ended++;
                } catch (SQLException gone) {
                    Log.debugf(gone, "Session %d could not be ended", session);
                }
            }
        }
        return ended;
    }
}
