package dev.inferenceinstances.server;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A PostgreSQL and its standby, which streams from it and can take its place. */
public final class PostgresPair implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PostgresServer primary = new PostgresServer();
    private PostgresServer standby = primary.standby();

    public void start() {
        primary.start();
        primary.stop();
        startBoth();
    }

    private void startBoth() {
        standby.start();
        primary.start();
        awaitReplication("state = 'streaming'");
    }

    private void awaitReplication(String condition) {
        await("the standby: " + condition)
                .atMost(PATIENCE)
                .until(() -> yes(primary, "SELECT count(*) = 1 FROM pg_stat_replication WHERE " + condition));
    }

    /** Both hosts, the primary first, of which the one that takes writes is wanted. */
    public String databaseUrl() {
        DatabaseUrl first = DatabaseUrl.parse(primary.databaseUrl());
        DatabaseUrl second = DatabaseUrl.parse(standby.databaseUrl());
        String host = DatabaseUrl.HOST + ":";
        return first.toString().replace(host + first.port(), host + first.port() + "," + host + second.port())
                + "?target_session_attrs=read-write";
    }

    /** The primary takes no writes any more but keeps its sessions, and the standby is promoted when it has everything. */
    public void switchOver() throws SQLException {
        execute(primary, "ALTER SYSTEM SET default_transaction_read_only = on");
        execute(primary, "SELECT pg_reload_conf()");
        await("nobody writes")
                .atMost(PATIENCE)
                .during(Duration.ofSeconds(1))
                .until(() -> yes(primary, "SELECT count(*) = 0 FROM pg_stat_activity WHERE backend_xid IS NOT NULL")
                        && yes(primary, "SELECT pg_current_wal_lsn() = replay_lsn FROM pg_stat_replication"));
        execute(standby, "SELECT pg_promote()");
    }

    /** From now on a commit is acknowledged when the standby has it too. */
    public void replicateSynchronously() throws SQLException {
        execute(primary, "ALTER SYSTEM SET synchronous_standby_names = '*'");
        execute(primary, "SELECT pg_reload_conf()");
        awaitReplication("sync_state = 'sync'");
    }

    /** The primary is gone from one moment to the next, and the standby is promoted. */
    public void failOver() throws SQLException {
        primary.crash();
        execute(standby, "SELECT pg_promote()");
    }

    /** The server that was promoted is the primary from now on, and the other one its standby. */
    public void pairAgain() {
        primary.stop();
        standby.stop();
        primary.becomeStandbyOf(standby);
        PostgresServer promoted = standby;
        standby = primary;
        primary = promoted;
        startBoth();
    }

    /** As superuser on the server that was promoted. */
    public Connection promoted() throws SQLException {
        return standby.admin();
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
    }

    private static void execute(DatabaseServer server, String sql) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean yes(DatabaseServer server, String sql) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
