package dev.inferenceinstances.fleet;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.session.ToldReplica;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The table in which each replica keeps a row of its own fresh. Its times are the server's, so that no replica's clock counts. A
 * replica that is being stopped has a size of 0 there, which no other has, and which those of earlier versions understand as well. SQLite has
 * the table too, and nobody who would use it.
 */
final class ReplicaTable {

    /** A replica whose row is older has ended, or has lost the database. */
    static final Duration HOLDS = Duration.ofSeconds(60);

    /** So many are read; there are no more than the server takes connections, and rarely more than a few. */
    static final int MOST = 500;

    /** For each statement: less than the probe's own time-out. */
    private static final int TIMEOUT_SECONDS = 2;

    private static final String INSERT = """
            INSERT INTO inference_instances_replicas (name, client, pool_size, max_overflow, open_connections, seen_at)
            VALUES (?, %s, ?, ?, ?, %s)
            """;

    private static final String DELETE = "DELETE FROM inference_instances_replicas WHERE name = ?";

    private final String write;
    private final String read;
    private final Clock clock;

    ReplicaTable(DatabaseKind kind, Clock clock) {
        boolean postgresql = kind == DatabaseKind.POSTGRESQL;
        String now = postgresql
                ? "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
                : "CAST(unix_timestamp(now(3)) * 1000 AS SIGNED)";
        this.write = postgresql
                ? INSERT.formatted("host(inet_client_addr())", now) + """
                    ON CONFLICT (name) DO UPDATE SET client = excluded.client, pool_size = excluded.pool_size,
                    max_overflow = excluded.max_overflow, open_connections = excluded.open_connections, seen_at = excluded.seen_at"""
                : INSERT.formatted("substring_index(user(), '@', -1)", now) + """
                    ON DUPLICATE KEY UPDATE client = VALUES(client), pool_size = VALUES(pool_size),
                    max_overflow = VALUES(max_overflow), open_connections = VALUES(open_connections), seen_at = VALUES(seen_at)""";
        this.read = """
                SELECT name, client, pool_size, max_overflow, open_connections, %1$s - seen_at AS age_ms
                FROM inference_instances_replicas ORDER BY seen_at DESC LIMIT %2$d""".formatted(now, MOST);
        this.clock = clock;
    }

    /** Keeps this one's row fresh. */
    void write(Connection connection, ToldReplica own) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(write)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setString(1, own.name());
            statement.setInt(2, own.leaving() ? 0 : own.poolSize());
            statement.setInt(3, own.leaving() ? 0 : own.maxOverflow());
            statement.setInt(4, own.open());
            statement.executeUpdate();
        }
    }

    /** The rows, the freshest first, those of replicas that have ended included; at most {@value #MOST}. */
    List<ToldReplica> read(Connection connection) throws SQLException {
        List<ToldReplica> told = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet rows = statement.executeQuery(read)) {
                Instant now = clock.instant();
                while (rows.next()) {
                    told.add(new ToldReplica(
                            rows.getString("name"),
                            rows.getString("client"),
                            rows.getInt("pool_size"),
                            rows.getInt("max_overflow"),
                            rows.getInt("open_connections"),
                            now.minusMillis(Math.max(0, rows.getLong("age_ms"))),
                            rows.getInt("pool_size") == 0));
                }
            }
        }
        return told;
    }

    /** One row by its key alone, for a search for old ones would lock those of the others too. */
    void remove(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }
}
