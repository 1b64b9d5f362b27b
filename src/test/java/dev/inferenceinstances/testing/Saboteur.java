package dev.inferenceinstances.testing;

import dev.inferenceinstances.server.DatabaseServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes wrong on a database server, done for real by its superuser. */
public enum Saboteur {
    POSTGRESQL(
            "LOCK TABLE inference_instances IN ACCESS EXCLUSIVE MODE",
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'inference_instances_api'",
            "SELECT pg_backend_pid()",
            "SELECT pg_terminate_backend(%d)",
            0),
    MYSQL(
            "LOCK TABLES inference_instances WRITE",
            // without performance_schema, which MariaDB switches off, the probe cannot be told from the pool
            "SELECT id FROM information_schema.processlist WHERE user = 'app' AND db = DATABASE()",
            "SELECT connection_id()",
            "KILL %d",
            1);

    /** ER_NO_SUCH_THREAD */
    private static final int NO_SUCH_THREAD = 1094;

    private final String lock;
    private final String sessions;
    private final String own;
    private final String terminate;
    private final int probes;

    Saboteur(String lock, String sessions, String own, String terminate, int probes) {
        this.lock = lock;
        this.sessions = sessions;
        this.own = own;
        this.terminate = terminate;
        this.probes = probes;
    }

    public static Saboteur of(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** Locks the table against every reader until the connection is closed. */
    public Connection lockTable(DatabaseServer server, String url) throws SQLException {
        Connection holder = server.admin(url);
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute(lock);
        }
        return holder;
    }

    /** The server's ids of the sessions of the service's pool, on MySQL and MariaDB with that of the probe. */
    private List<Long> sessions(DatabaseServer server, String url) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sessions)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** How many connections the pool has, as the server sees it. */
    public int pooled(DatabaseServer server, String url) throws SQLException {
        return sessions(server, url).size() - probes;
    }

    /** How many sessions of the service the server has, its probe's too. */
    public int left(DatabaseServer server, String url) throws SQLException {
        return sessions(server, url).size();
    }

    /** Ends every session of the service. */
    public void terminateSessions(DatabaseServer server, String url) throws SQLException {
        List<Long> ids = sessions(server, url);
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            for (long id : ids) {
                terminate(statement, id);
            }
        }
    }

    /** Ends the session that one of the service's own connections leads to. */
    public void terminateSessionOf(Connection pooled, DatabaseServer server, String url) throws SQLException {
        long id;
        try (Statement statement = pooled.createStatement();
                ResultSet row = statement.executeQuery(own)) {
            row.next();
            id = row.getLong(1);
        }
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            terminate(statement, id);
        }
    }

    /** Where it is there still: the service may have closed it meanwhile, of which PostgreSQL says false and MySQL makes an error. */
    private void terminate(Statement statement, long id) throws SQLException {
        try {
            statement.execute(terminate.formatted(id));
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
        }
    }
}
