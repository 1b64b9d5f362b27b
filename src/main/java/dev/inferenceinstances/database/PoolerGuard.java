package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.jdbc.PgConnection;

/**
 * Makes connections safe where a connection pooler, such as PgBouncer, stands between this service and PostgreSQL and may lend each
 * transaction another session of the server.
 *
 * <p>The driver prepares COMMIT and ROLLBACK by name at their first use, and other statements at their fifth. On a session where another
 * client was first the name is taken, or stands for another statement: then a commit succeeds and stores nothing. So nothing is prepared
 * by name behind a pooler.
 *
 * <p>A pooler tells its clients a process number that it makes up, by which it is known. PgBouncer takes 32 bits at random, so that one
 * connection in four thousand million has the server's number by chance; if it is the first, it is left as it is until it is replaced.
 */
@Singleton
public class PoolerGuard {

    private final Duration timeout;
    private volatile boolean found;
    private volatile PoolerLinks links = PoolerLinks.NONE;

    @Inject
    PoolerGuard(DatabaseSettings settings) {
        this(settings.connectTimeout());
    }

    /** @param timeout how long the server may take to answer */
    public PoolerGuard(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * To be called once for each connection, before its first transaction. Asks the server, until a pooler was found: what is opened later
     * is taken to be behind it too, for a pooler that has no session to spare would keep the question waiting.
     *
     * @param connection the driver's own
     * @return whether a pooler stands in between; true where that cannot be told
     */
    public boolean guard(Connection connection) {
        if (!(connection instanceof PgConnection postgresql)) {
            return false;
        }
        int threshold = postgresql.getPrepareThreshold();
        boolean binary = postgresql.getForceBinary();
        // before the question, which would otherwise be prepared by name where the URL says so; binary transfer, a mode
        // for tests, does too
        prepare(postgresql, 0, false);
        // also behind one that carries named statements, as PgBouncer from 1.21 with max_prepared_statements may: the
        // connection does
        // not tell whether it does
        if (found || standsBefore(postgresql)) {
            return true;
        }
        prepare(postgresql, threshold, binary);
        return false;
    }

    /**
     * Guards it, and tells how the server's number for its session is learnt: from the driver, or behind a pooler from the pooler's links.
     *
     * @param connection as for {@link #guard}
     */
    public SessionNumber number(Connection connection) {
        if (!guard(connection)) {
            Integer told = ServerProcess.id(connection);
            return borrowed -> told;
        }
        InetSocketAddress address = connection instanceof PgConnection postgresql ? LocalAddress.of(postgresql) : null;
        return borrowed -> address == null ? null : links.session(address, borrowed, System.nanoTime());
    }

    /** What the pooler showed last. */
    public void linked(PoolerLinks shown) {
        links = shown;
    }

    /** Whether a pooler was found since start. */
    public boolean found() {
        return found;
    }

    private static void prepare(PgConnection connection, int threshold, boolean binary) {
        connection.setPrepareThreshold(threshold);
        connection.setForceBinary(binary);
    }

    private boolean standsBefore(PgConnection connection) {
        try {
            if (!ServerProcess.isMadeUp(connection, ownNumber(connection))) {
                return false;
            }
            say();
        } catch (SQLException e) {
            Log.debugf(e, "Whether a connection pooler stands before PostgreSQL cannot be told; one is assumed");
        }
        return true;
    }

    private int ownNumber(PgConnection connection) throws SQLException {
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        } finally {
            connection.setNetworkTimeout(Runnable::run, before);
        }
    }

    private synchronized void say() {
        if (!found) {
            found = true;
            Log.info(
                    "A connection pooler stands before PostgreSQL: no statement is prepared by name, and server_pid is not known");
        }
    }
}
