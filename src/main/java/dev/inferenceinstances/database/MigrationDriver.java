package dev.inferenceinstances.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Opens PostgreSQL's connections for the migration, which leaves no setting behind on a session that a pooler lends. */
public final class MigrationDriver extends Driver {

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        return connection == null ? null : TransactionSettings.on(connection);
    }
}
