package dev.inferenceinstances.database;

import com.mysql.cj.jdbc.JdbcConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Ends the time-out that bounds the opening of a connection. The drivers' own time-out for connecting ends with TCP; what follows, TLS and
 * the login, is bounded by the socket's time-out alone, without which a server that accepts and is silent keeps the pool's thread for
 * ever. An open connection must not have it: a statement may rightly wait longer, as for a lock.
 */
@Singleton
public class HandshakeTimeout {

    private final int statementMillis;

    @Inject
    HandshakeTimeout(DatabaseSettings settings) {
        this(settings.statementMillis());
    }

    /** @param statementMillis how long a statement may keep silent afterwards; 0 is for ever */
    public HandshakeTimeout(int statementMillis) {
        this.statementMillis = statementMillis;
    }

    /**
     * To be called once for each connection, when it is open.
     *
     * @param connection the driver's own
     * @throws SQLException where the connection is broken already
     */
    public void lift(Connection connection) throws SQLException {
        if (connection instanceof PGConnection || connection instanceof JdbcConnection) {
            connection.setNetworkTimeout(Runnable::run, statementMillis);
        }
    }
}
