package dev.inferenceinstances.datafile;

import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * SQLite's driver, whose connections undo what could not be committed. SQLite leaves a transaction open whose commit met another's lock, and
 * whoever then sets the connection back for the next borrower commits it: behind the back of a client that was told that it failed
 * (findings/agroal-commits-what-sqlite-refused.sh).
 */
public final class RollingBackDriver extends JDBC {

    /** Called by the pool. */
    public RollingBackDriver() {
        super();
    }

    @Override
    public @Nullable SQLiteConnection connect(String url, Properties properties) throws SQLException {
        return isValidURL(url) ? new RollingBackConnection(url.strip(), properties) : null;
    }

    private static final class RollingBackConnection extends JDBC4Connection {

        RollingBackConnection(String url, Properties properties) throws SQLException {
            super(url, url.substring(PREFIX.length()), properties);
        }

        @Override
        public void commit() throws SQLException {
            try {
                super.commit();
            } catch (SQLException e) {
                rollBack(e);
                throw e;
            }
        }

        private void rollBack(SQLException failure) {
            try {
                rollback();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
