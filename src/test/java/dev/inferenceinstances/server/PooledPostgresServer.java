package dev.inferenceinstances.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** PostgreSQL that its user reaches through PgBouncer; the superuser goes past it. */
public final class PooledPostgresServer implements DatabaseServer {

    /** How many sessions of the server {@link #byTransaction()} lends. */
    public static final int FEW = 4;

    /** Enough for the clients of a test, each of which keeps one, and fewer than PostgreSQL takes. */
    private static final int ONE_EACH = 60;

    private final PostgresServer server = new PostgresServer();
    private final PgBouncer pooler;

    private PooledPostgresServer(PgBouncer pooler) {
        this.pooler = pooler;
    }

    /** Each transaction gets any of a few sessions of the server. */
    public static PooledPostgresServer byTransaction() {
        return new PooledPostgresServer(new PgBouncer("transaction", FEW));
    }

    /** A client keeps the session of the server that it was given until it leaves. */
    public static PooledPostgresServer bySession() {
        return new PooledPostgresServer(new PgBouncer("session", ONE_EACH));
    }

    /** Why PgBouncer cannot run on this machine, in a sentence; empty when it can. */
    public static Optional<String> missing() {
        return PgBouncer.missing();
    }

    @Override
    public String name() {
        return server.name() + " behind PgBouncer";
    }

    @Override
    public void start() {
        server.start();
        try {
            pooler.start(DatabaseUrl.parse(server.databaseUrl()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void stop() {
        pooler.stop();
        server.stop();
    }

    /** Stops the server alone; the pooler goes on. */
    public void stopBehind() {
        server.stop();
    }

    /** Starts it again, where it was. */
    public void startBehind() {
        server.start();
    }

    /** From now on the pooler meets a node that accepts its connections and never answers, and keeps no session that it had. */
    public SilentRelay silenceBehind() {
        SilentRelay relay = new SilentRelay(server.databaseUrl());
        relay.silentAfter(0);
        pooler.lead(DatabaseUrl.parse(relay.databaseUrl()));
        return relay;
    }

    /** The pooler meets the server again, with the settings with which it was started. */
    public void answerBehind() {
        pooler.lead(DatabaseUrl.parse(server.databaseUrl()));
    }

    /** Changes a setting of the pooler while it runs, such as {@code query_wait_timeout}. */
    public void configure(String setting, int value) {
        pooler.configure(setting, value);
    }

    @Override
    public void close() {
        pooler.close();
        server.close();
    }

    @Override
    public String databaseUrl() {
        return throughPooler(server.databaseUrl());
    }

    @Override
    public String createDatabase() {
        return throughPooler(server.createDatabase());
    }

    private String throughPooler(String url) {
        return DatabaseUrl.parse(url).at(pooler.port()).toString();
    }

    /** The address of the pooler's console, where the user of the database may look at everything. */
    public String consoleUrl() {
        return DatabaseUrl.parse(databaseUrl()).named("pgbouncer").toString();
    }

    /** The address of the same database past the pooler. */
    public String directUrl() {
        return server.databaseUrl();
    }

    @Override
    public Connection admin() throws SQLException {
        return server.admin();
    }

    @Override
    public Connection admin(String databaseUrl) throws SQLException {
        return server.admin(databaseUrl);
    }
}
