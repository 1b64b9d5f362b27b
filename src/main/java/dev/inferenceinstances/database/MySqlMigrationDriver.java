package dev.inferenceinstances.database;

import com.mysql.cj.jdbc.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of MySQL and MariaDB for the migration, whose statements may take their time. But they do not wait long for others:
 * whoever comes to the table later, the earlier service too, would wait behind them.
 */
public final class MySqlMigrationDriver extends Driver {

    private static final HandshakeTimeout HANDSHAKE =
            new HandshakeTimeout(MigrationConnection.LONGEST_STATEMENT_MILLIS);

    /** As the driver's own. */
    public MySqlMigrationDriver() throws SQLException {}

    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        if (connection != null) {
            HANDSHAKE.lift(connection);
            // MariaDB alone reads the comment, and has such a time-out for what makes an index
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION lock_wait_timeout = 3 /*M!100100 , max_statement_time = 0 */");
            }
        }
        return connection;
    }
}
