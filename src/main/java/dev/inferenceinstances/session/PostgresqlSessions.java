package dev.inferenceinstances.session;

import dev.inferenceinstances.database.ServerProcess;
import dev.inferenceinstances.wording.Phrase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's sessions, from {@code pg_stat_activity} and, for those that wait for a lock, {@code pg_blocking_pids}. */
final class PostgresqlSessions implements SessionReader {

    private static final String FIGURES = """
            SELECT current_setting('server_version') AS version, pg_backend_pid() AS own_pid,
                   pg_is_in_recovery() AS standby,
                   current_setting('max_connections')::int AS max_connections,
                   current_setting('superuser_reserved_connections')::int
                       + coalesce(current_setting('reserved_connections', true)::int, 0) AS reserved""";

    private static final String CLIENTS =
            "(backend_type = 'client backend' OR backend_type IS NULL AND datid IS NOT NULL)";

    /** No limit is -1, and none counts for a superuser. */
    private static final String LIMITS = """
            SELECT rolconnlimit AS most, (SELECT count(*) FROM pg_stat_activity WHERE usesysid = r.oid AND %1$s) AS in_use
            FROM pg_roles r WHERE rolname = session_user AND rolconnlimit >= 0 AND NOT rolsuper
            UNION ALL
            SELECT datconnlimit, (SELECT count(*) FROM pg_stat_activity WHERE datid = d.oid AND %1$s)
            FROM pg_database d JOIN pg_roles ON rolname = session_user
            WHERE datname = current_database() AND datconnlimit >= 0 AND NOT rolsuper""".formatted(CLIENTS);

    /** The type of another user's session may be hidden; then one with a database is taken for a client's. */
    private static final String SESSIONS = """
            SELECT pid, datname = current_database() AS here, usename, application_name, coalesce(host(client_addr), client_hostname) AS client, state,
                   (extract(epoch FROM clock_timestamp() - state_change) * 1000)::bigint AS state_ms,
                   CASE WHEN state = 'active'
                        THEN (extract(epoch FROM clock_timestamp() - query_start) * 1000)::bigint END AS query_ms,
                   CASE WHEN state = 'active' THEN wait_event_type || ': ' || wait_event END AS wait_event,
                   CASE WHEN state = 'active' OR state LIKE 'idle in%%' THEN left(query, %d) END AS query,
                   CASE WHEN wait_event_type = 'Lock' THEN pg_blocking_pids(pid) END AS blocked_by
            FROM pg_stat_activity
            WHERE %s
            ORDER BY state_ms DESC NULLS LAST""".formatted(ServerSession.LONGEST_QUERY, CLIENTS);

    static final Phrase HIDDEN = Phrase.of("sessions.hidden.postgresql");
    static final Phrase NOT_TRACKED = Phrase.of("sessions.not_tracked");
    static final Phrase STANDBY = Phrase.of("sessions.standby");
    /** What PostgreSQL calls the state of a session that does not tell what it does. */
    private static final String UNTRACKED = "disabled";

    static final Phrase BEHIND_POOLER = Phrase.of("sessions.behind_pooler");

    @Override
    public ServerView read(Connection connection, Instant now) throws SQLException {
        try (BoundedStatement statement = new BoundedStatement(connection, TIMEOUT, System::nanoTime)) {
            List<ServerSession> here = new ArrayList<>();
            List<ServerSession> sessions = sessions(statement, here);
            List<ConnectionLimit> limits = limits(statement);
            List<PreparedTransaction> prepared = sessions.stream().anyMatch(PostgresqlSessions::waitsForNoSession)
                    ? PreparedTransactions.blocking(statement)
                    : List.of();
            try (ResultSet figures = statement.query(FIGURES)) {
                figures.next();
                boolean pooled = ServerProcess.isMadeUp(connection, figures.getInt("own_pid"));
                return new ServerView(
                                now,
                                figures.getString("version"),
                                figures.getInt("max_connections"),
                                figures.getInt("reserved"),
                                sessions.size(),
                                sessions,
                                unknown(sessions, pooled, figures.getBoolean("standby")))
                        .within(limits)
                        .toThisDatabase(here)
                        .blockedBy(prepared)
                        .behind(pooled ? Pooler.UNKNOWN : null);
            }
        }
    }

    private static boolean waitsForNoSession(ServerSession session) {
        return session.blockedBy() != null && session.blockedBy().contains(PreparedTransactions.NO_SESSION);
    }

    private static List<Phrase> unknown(List<ServerSession> sessions, boolean pooled, boolean standby) {
        List<Phrase> unknown = new ArrayList<>();
        if (sessions.stream().anyMatch(session -> session.state() == null)) {
            unknown.add(HIDDEN);
        }
        if (sessions.stream().anyMatch(session -> session.in(UNTRACKED))) {
            unknown.add(NOT_TRACKED);
        }
        if (pooled) {
            unknown.add(BEHIND_POOLER);
        }
        if (standby) {
            unknown.add(STANDBY);
        }
        return unknown;
    }

    private static List<ConnectionLimit> limits(BoundedStatement statement) throws SQLException {
        List<ConnectionLimit> limits = new ArrayList<>();
        try (ResultSet rows = statement.query(LIMITS)) {
            while (rows.next()) {
                limits.add(new ConnectionLimit(rows.getInt("most"), rows.getInt("in_use")));
            }
        }
        return limits;
    }

    /** @param here gets those of this service's database */
    private static List<ServerSession> sessions(BoundedStatement statement, List<ServerSession> here)
            throws SQLException {
        List<ServerSession> sessions = new ArrayList<>();
        try (ResultSet rows = statement.query(SESSIONS)) {
            while (rows.next()) {
                ServerSession session = new ServerSession(
                        rows.getLong("pid"),
                        rows.getString("usename"),
                        rows.getString("application_name"),
                        rows.getString("client"),
                        rows.getString("state"),
                        rows.getObject("state_ms", Long.class),
                        rows.getObject("query_ms", Long.class),
                        rows.getString("wait_event"),
                        rows.getString("query"),
                        blockedBy(rows));
                sessions.add(session);
                if (rows.getBoolean("here")) {
                    here.add(session);
                }
            }
        }
        return sessions;
    }

    /** A session that does not wait for a lock is blocked by nobody; of one that is hidden nothing is known. */
    private static @Nullable List<Long> blockedBy(ResultSet rows) throws SQLException {
        if (rows.getArray("blocked_by") == null) {
            return rows.getString("state") == null ? null : List.of();
        }
        return Arrays.stream((Integer[]) rows.getArray("blocked_by").getArray())
                .map(Integer::longValue)
                .distinct()
                .toList();
    }
}
