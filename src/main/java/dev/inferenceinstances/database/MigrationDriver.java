package dev.inferenceinstances.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Opens PostgreSQL's connections for the migration, which leaves no setting behind on a session that a pooler lends, and whose statements
 * may take their time.
 */
public final class MigrationDriver extends Driver {

    private static final HandshakeTimeout HANDSHAKE =
            new HandshakeTimeout(MigrationConnection.LONGEST_STATEMENT_MILLIS);

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        if (connection == null) {
            return null;
        }
        HANDSHAKE.lift(connection);
        return TransactionSettings.on(connection);
    }
}
