package dev.inferenceinstances.session;

import dev.inferenceinstances.wording.Phrase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of MySQL and MariaDB, from the process list, with what else this user may read. */
final class MySqlSessions implements SessionReader {

    private static final String FIGURES = """
            SELECT version() AS version, @@max_connections AS max_connections,
                   @@max_user_connections AS own_limit, substring_index(user(), '@', 1) AS own_user""";

    private static final String CONNECTED = "SHOW GLOBAL STATUS LIKE 'Threads_connected'";

    /** The server's own threads are no client's. A replica that reads the log is one, as it is for {@link #CONNECTED}. */
    private static final String SESSIONS = """
            SELECT id, db = database() AS here, user, host, command, time, state, left(info, %d) AS info
            FROM information_schema.processlist
            WHERE command <> 'Daemon' AND user NOT IN ('system user', 'event_scheduler')
            ORDER BY time DESC""".formatted(ServerSession.LONGEST_QUERY);

    static final Phrase HIDDEN = Phrase.of("sessions.hidden.mysql");

    private static final long SECOND_MS = 1000;
    private static final Set<String> RUNNING = Set.of("Query", "Execute");

    private final MySqlDetails details = new MySqlDetails();

    @Override
    public ServerView read(Connection connection, Instant now) throws SQLException {
        try (BoundedStatement statement = new BoundedStatement(connection, TIMEOUT, System::nanoTime)) {
            List<Phrase> unknown = new ArrayList<>();
            Map<Long, String> programs = details.programs(statement);
            Map<Long, Boolean> transactions = details.transactions(statement, unknown);
            Map<Long, Set<Long>> blockers = details.blockers(statement, unknown);
            int before = connected(statement);
            List<ServerSession> sessions = new ArrayList<>();
            List<ServerSession> here = new ArrayList<>();
            try (ResultSet rows = statement.query(SESSIONS)) {
                while (rows.next()) {
                    ServerSession session = session(rows, programs, transactions, blockers);
                    sessions.add(session);
                    if (rows.getBoolean("here")) {
                        here.add(session);
                    }
                }
            }
            int total = connected(statement);
            // some may have come or gone meanwhile
            if (sessions.size() < Math.min(before, total)) {
                unknown.add(HIDDEN);
            }
            return view(statement, now, total, sessions, unknown).toThisDatabase(here);
        }
    }

    /** Nothing is reserved within max_connections: an administrator gets one connection beyond it. */
    private static ServerView view(
            BoundedStatement statement, Instant now, int total, List<ServerSession> sessions, List<Phrase> unknown)
            throws SQLException {
        try (ResultSet figures = statement.query(FIGURES)) {
            figures.next();
            return new ServerView(
                            now,
                            figures.getString("version"),
                            figures.getInt("max_connections"),
                            0,
                            total,
                            sessions,
                            unknown)
                    .within(ownLimit(figures.getInt("own_limit"), figures.getString("own_user"), sessions));
        }
    }

    /** @param most 0 where there is none */
    private static List<ConnectionLimit> ownLimit(int most, String user, List<ServerSession> sessions) {
        long inUse =
                sessions.stream().filter(session -> user.equals(session.user())).count();
        return most == 0 ? List.of() : List.of(new ConnectionLimit(most, (int) inUse));
    }

    private static int connected(BoundedStatement statement) throws SQLException {
        try (ResultSet connected = statement.query(CONNECTED)) {
            connected.next();
            return connected.getInt("Value");
        }
    }

    private static ServerSession session(
            ResultSet rows,
            Map<Long, String> programs,
            Map<Long, Boolean> transactions,
            @Nullable Map<Long, Set<Long>> blockers)
            throws SQLException {
        long id = rows.getLong("id");
        boolean running = RUNNING.contains(rows.getString("command"));
        long stateMs = rows.getLong("time") * SECOND_MS;
        Set<Long> blockedBy = blockers == null ? null : blockers.getOrDefault(id, Set.of());
        boolean waitsForRow = transactions.getOrDefault(id, false) || blockedBy != null && !blockedBy.isEmpty();
        String wait = running ? waitEvent(rows.getString("state"), waitsForRow) : null;
        return new ServerSession(
                id,
                rows.getString("user"),
                programs.get(id),
                address(rows.getString("host")),
                running ? ServerSession.ACTIVE : resting(rows.getString("command"), transactions.containsKey(id)),
                stateMs,
                running ? stateMs : null,
                wait,
                rows.getString("info"),
                shown(blockedBy, wait));
    }

    /** Who waits for a lock without a known blocker waits for somebody all the same. */
    private static @Nullable List<Long> shown(@Nullable Set<Long> blockedBy, @Nullable String wait) {
        return blockedBy == null || blockedBy.isEmpty() && wait != null ? null : List.copyOf(blockedBy);
    }

    private static String resting(String command, boolean inTransaction) {
        if (!"Sleep".equals(command)) {
            return command.toLowerCase(Locale.ROOT);
        }
        return inTransaction ? ServerSession.IDLE_IN_TRANSACTION : ServerSession.IDLE;
    }

    /** A state names a wait, a step of the work, or nothing; a wait for a row has no name of its own. */
    private static @Nullable String waitEvent(String state, boolean waitsForRow) {
        if (state != null && (state.startsWith("Waiting") || state.equals("User lock"))) {
            return state;
        }
        return waitsForRow ? "Waiting for row lock" : null;
    }

    private static @Nullable String address(String host) {
        return host == null ? null : host.replaceFirst(":\\d+$", "");
    }
}
