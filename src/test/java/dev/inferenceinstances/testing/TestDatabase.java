package dev.inferenceinstances.testing;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.server.PostgresServer;
import java.util.Optional;
import java.util.function.Supplier;

/** The databases that a behaviour is shown on. */
public enum TestDatabase {
    SQLITE("sqlite", null, Optional::empty),
    POSTGRESQL("postgresql", PostgresServer::new, Optional::empty),
    /** An older one, where other versions might answer otherwise. */
    POSTGRESQL_15("postgresql", PostgresServer::oldest, PostgresServer::oldestMissing),
    /** PostgreSQL behind a pooler that lends a session of the server for a transaction. */
    TRANSACTION_POOLER("postgresql", PooledPostgresServer::byTransaction, PooledPostgresServer::missing),
    /** PostgreSQL behind a pooler that lends a session of the server for as long as a client stays. */
    SESSION_POOLER("postgresql", PooledPostgresServer::bySession, PooledPostgresServer::missing),
    MARIADB("mysql", MariaDbServer::new, MariaDbServer::missing),
    MYSQL("mysql", MySqlServer::new, MySqlServer::missing);

    private final String kind;
    private final Supplier<DatabaseServer> server;
    private final Supplier<Optional<String>> missing;

    TestDatabase(String kind, Supplier<DatabaseServer> server, Supplier<Optional<String>> missing) {
        this.kind = kind;
        this.server = server;
        this.missing = missing;
    }

    /** The kind that the service knows it as. */
    public String kind() {
        return kind;
    }

    /** A server that is not started yet; empty for SQLite, which has none. */
    public Optional<DatabaseServer> server() {
        return Optional.ofNullable(server).map(Supplier::get);
    }

    /** Whether the service is told where the console of its pooler is. */
    boolean tellsOfItsPooler() {
        return this == TRANSACTION_POOLER;
    }

    /** Why this database cannot run on this machine; empty where it can. */
    public Optional<String> missing() {
        return missing.get();
    }
}
