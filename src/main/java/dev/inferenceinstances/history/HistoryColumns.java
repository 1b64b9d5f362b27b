package dev.inferenceinstances.history;

import dev.inferenceinstances.schema.OwnersChange;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a history of the earlier service what that one does not write: which fields changed, who changed them, and by which request. The
 * columns may be null, so the earlier service can still write its entries. Not every database has a statement for it.
 */
@Singleton
class HistoryColumns implements JavaMigration, FlywayConfigurationCustomizer {

    private static final String TABLE = "inference_instances_history";
    private static final String POSTGRESQL = "PostgreSQL";
    private static final MigrationVersion AFTER_THE_TABLE = MigrationVersion.fromVersion("2.1");

    private record Column(String name, String type) {}

    private static final List<Column> OWN = List.of(
            new Column("changed_fields", "TEXT"),
            new Column("changed_by", "VARCHAR(255)"),
            new Column("request_id", "VARCHAR(128)"));

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(this);
    }

    @Override
    public MigrationVersion getVersion() {
        return AFTER_THE_TABLE;
    }

    @Override
    public String getDescription() {
        return "columns of the history";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
            addOnPostgresql(connection);
        } else {
            add(connection);
        }
    }

    private static void addOnPostgresql(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // all writers of the earlier service would wait behind this one while a backup holds the table; it is
            // tried again
            statement.execute("SET LOCAL lock_timeout = '3s'");
        }
        OwnersChange.makeOrLeave(connection, () -> add(connection));
    }

    private static void add(Connection connection) throws SQLException {
        Set<String> there = columns(connection);
        try (Statement statement = connection.createStatement()) {
            for (Column column : OWN) {
                if (!there.contains(column.name())) {
                    statement.execute("ALTER TABLE %s ADD COLUMN %s %s".formatted(TABLE, column.name(), column.type()));
                }
            }
        }
    }

    /** Of the table that statements find, which may be in another schema or catalog than the metadata would be asked for. */
    private static Set<String> columns(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM %s WHERE 1 = 0".formatted(TABLE))) {
            for (int column = 1; column <= none.getMetaData().getColumnCount(); column++) {
                names.add(none.getMetaData().getColumnName(column).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
