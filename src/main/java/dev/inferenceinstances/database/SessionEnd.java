package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Ends sessions of this service from outside. A server that is at a statement, or waits for a lock, does not see that its client has gone,
 * and would go on for as long as it takes.
 *
 * <p>After a failover the probe may be on another server than those sessions were, where the same number is somebody else's: only a
 * session of the same account and database, from the same address as the probe's own, is ended.
 */
@ApplicationScoped
public class SessionEnd {

    private static final String OWN_POSTGRESQL = """
            SELECT true FROM pg_stat_activity s JOIN pg_stat_activity probe ON probe.pid = pg_backend_pid()
            WHERE s.pid = %d AND s.usesysid = probe.usesysid AND s.datid = probe.datid
            AND s.client_addr IS NOT DISTINCT FROM probe.client_addr""";

    /** The port stands behind the last colon of the host, which an address of version 6 has too. */
    private static final String OWN_MYSQL = """
            SELECT true FROM information_schema.processlist s
            JOIN information_schema.processlist probe ON probe.id = connection_id()
            WHERE s.id = %d AND s.user = probe.user AND s.db <=> probe.db
            AND left(s.host, length(s.host) - length(substring_index(s.host, ':', -1)))
              = left(probe.host, length(probe.host) - length(substring_index(probe.host, ':', -1)))""";

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
        return watch.ask(connection -> end(kind, connection, sessions));
    }

    static int end(DatabaseKind kind, Connection connection, Collection<Integer> sessions) throws SQLException {
        int ended = 0;
        try (Statement statement = connection.createStatement()) {
            for (int session : sessions) {
                try {
                    if (isOwn(kind, statement, session)) {
                        statement.execute(
                                kind == DatabaseKind.POSTGRESQL
                                        ? "SELECT pg_terminate_backend(" + session + ")"
                                        : "KILL " + session);
                        ended++;
                    }
                } catch (SQLException gone) {
                    Log.debugf(gone, "Session %d could not be ended", session);
                }
            }
        }
        return ended;
    }

    private static boolean isOwn(DatabaseKind kind, Statement statement, int session) throws SQLException {
        String question = kind == DatabaseKind.POSTGRESQL ? OWN_POSTGRESQL : OWN_MYSQL;
        try (ResultSet own = statement.executeQuery(question.formatted(session))) {
            return own.next();
        }
    }
}
