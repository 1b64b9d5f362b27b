package dev.inferenceinstances.database;

import com.mysql.cj.jdbc.JdbcConnection;
import io.quarkus.logging.Log;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The number by which the server knows a session: PostgreSQL's backend process id, MySQL's connection id. */
public final class ServerProcess {

    private ServerProcess() {}

    /** Whether the driver was told another number than the session's own: by a connection pooler that stands in between. */
    public static boolean isMadeUp(Connection connection, int own) {
        Integer told = id(connection);
        return told != null && told != own;
    }

    /**
     * Asks the driver, which was told when the connection was opened, and not the server. Where a connection pooler told it, the number is
     * made up.
     *
     * @param connection the driver's own connection
     * @return null where the database has no such number, as SQLite
     */
    public static @Nullable Integer id(Connection connection) {
        try {
            if (connection instanceof PGConnection postgresql) {
                return postgresql.getBackendPID();
            }
            if (connection instanceof JdbcConnection mysql) {
                return Math.toIntExact(mysql.getSession().getThreadId());
            }
        } catch (RuntimeException e) {
            Log.debugf(e, "The server's number of a session is not known");
        }
        return null;
    }
}
