package dev.inferenceinstances.database;

import dev.inferenceinstances.datafile.RollingBackDriver;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The databases that the service can keep its instances in. MariaDB is reached as MySQL, over the same protocol. */
public enum DatabaseKind {
    POSTGRESQL("postgresql", "postgres", "pgsql", "postgis"),
    MYSQL("mysql", "mariadb", "mysql2"),
    SQLITE("sqlite", "sqlite3");

    private final List<String> schemes;

    DatabaseKind(String... schemes) {
        this.schemes = List.of(schemes);
    }

    /** The name that users see as {@code database_type}, and the name of the Quarkus {@code db-kind}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind whose URLs begin with this scheme; a driver after a plus sign, as in {@code mysql+pymysql}, is ignored. */
    public static Optional<DatabaseKind> ofScheme(String scheme) {
        String dialect = scheme.toLowerCase(Locale.ROOT).split("\\+", 2)[0];
        return Arrays.stream(values())
                .filter(kind -> kind.schemes.contains(dialect))
                .findFirst();
    }

    /** The driver that the pool is to open its connections with; empty for the one that it has by itself. */
    public Optional<Class<? extends Driver>> poolDriver() {
        return this == SQLITE ? Optional.of(RollingBackDriver.class) : Optional.empty();
    }

    /** The kind with this {@link #label()}. */
    public static DatabaseKind ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /**
     * Whether the database answers on a connection that is open.
     *
     * @param timeout how long it may take, in whole seconds
     * @throws SQLException where it does not
     */
    boolean answersOn(Connection connection, Duration timeout) throws SQLException {
        if (this != SQLITE) {
            return connection.isValid((int) timeout.toSeconds());
        }
        // a constant is answered from memory; the schema has to be read from the file
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from sqlite_master")) {
            return rows.next();
        }
    }
}
