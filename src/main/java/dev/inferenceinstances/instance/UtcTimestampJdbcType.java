package dev.inferenceinstances.instance;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.TimeZone;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * A moment in a column with or without a time zone, taken as UTC where it has none. SQLite has no such type: there it is text,
 * in the form of the earlier service, which its JDBC driver would misread. MySQL takes the same text; its driver would cut the
 * fraction off where the server is a MariaDB that calls itself 5.5.
 */
public final class UtcTimestampJdbcType implements JdbcType {

    private static final ThreadLocal<Calendar> UTC =
            ThreadLocal.withInitial(() -> Calendar.getInstance(TimeZone.getTimeZone("UTC")));

    @Override
    public int getJdbcTypeCode() {
        return SqlTypes.TIMESTAMP;
    }

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                Instant instant = javaType.unwrap(value, Instant.class, options);
                if (isText(options) || options.getDialect() instanceof MySQLDialect) {
                    statement.setString(index, TimestampText.write(instant));
                } else {
                    statement.setTimestamp(index, Timestamp.from(instant), utc());
                }
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setTimestamp(name, Timestamp.from(javaType.unwrap(value, Instant.class, options)), utc());
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
        return new BasicExtractor<>(javaType, this) {
            @Override
            protected @Nullable X doExtract(ResultSet rows, int index, WrapperOptions options) throws SQLException {
                if (isText(options)) {
                    return javaType.wrap(TimestampText.read(rows.getString(index)), options);
                }
                return wrap(rows.getTimestamp(index, utc()), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, int index, WrapperOptions options)
                    throws SQLException {
                return wrap(statement.getTimestamp(index, utc()), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return wrap(statement.getTimestamp(name, utc()), options);
            }

            private @Nullable X wrap(@Nullable Timestamp timestamp, WrapperOptions options) {
                return timestamp == null ? null : javaType.wrap(timestamp.toInstant(), options);
            }
        };
    }

    private static boolean isText(WrapperOptions options) {
        return options.getDialect() instanceof SQLiteDialect;
    }

    /** One for each thread: drivers change the calendar that they are given. */
    private static Calendar utc() {
        return UTC.get();
    }
}
