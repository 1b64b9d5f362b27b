package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BoundedStatementTest {

    private final AtomicLong nanoTime = new AtomicLong(-5);

    @Test
    void eachQueryHasTheTimeThatTheOthersLeave() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                BoundedStatement statement = new BoundedStatement(connection, Duration.ofSeconds(2), nanoTime::get)) {
            assertThat(seconds(statement)).isEqualTo(2);
            nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_999));
            assertThat(seconds(statement)).as("whole seconds").isOne();
            nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            assertThatThrownBy(() -> seconds(statement)).isInstanceOf(SQLTimeoutException.class);
        }
    }

    private static int seconds(BoundedStatement statement) throws SQLException {
        try (ResultSet rows = statement.query("select 1")) {
            return rows.getStatement().getQueryTimeout();
        }
    }
}
