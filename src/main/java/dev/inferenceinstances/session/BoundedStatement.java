package dev.inferenceinstances.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Several queries that have one time-out together. */
final class BoundedStatement implements AutoCloseable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Statement statement;
    private final LongSupplier nanoTime;
    private final long deadline;

    BoundedStatement(Connection connection, Duration timeout, LongSupplier nanoTime) throws SQLException {
        this.statement = connection.createStatement();
        this.nanoTime = nanoTime;
        this.deadline = nanoTime.getAsLong() + timeout.toNanos();
    }

    /** @throws SQLTimeoutException at most a second late, for JDBC knows whole seconds only */
    ResultSet query(String sql) throws SQLException {
        long left = deadline - nanoTime.getAsLong();
        if (left <= 0) {
            throw new SQLTimeoutException("The queries before have used up the time");
        }
        statement.setQueryTimeout((int) ((left + SECOND - 1) / SECOND));
        return statement.executeQuery(sql);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
