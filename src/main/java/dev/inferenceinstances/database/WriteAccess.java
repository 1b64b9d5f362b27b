package dev.inferenceinstances.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** Whether a database takes writes of this account, as far as it says so before one is tried. */
final class WriteAccess {

    /** A standby is always so. */
    private static final String POSTGRESQL = "SELECT current_setting('transaction_read_only') = 'on'";

    /** MariaDB from 12.0 on has more words than ON. */
    private static final String MYSQL = """
            SHOW GLOBAL VARIABLES WHERE variable_name IN ('read_only', 'super_read_only', 'innodb_read_only')
            AND value NOT IN ('OFF', '0')""";

    /** The one that some accounts are above. */
    private static final String NOT_FOR_ALL = "read_only";

    /** Some accounts see the rights of all others. */
    private static final String ABOVE_IT = """
            SELECT count(*) > 0 FROM information_schema.user_privileges
            WHERE privilege_type IN ('SUPER', 'CONNECTION_ADMIN', 'READ_ONLY ADMIN', 'READ ONLY ADMIN')
            AND grantee = CONCAT("'", REPLACE(CURRENT_USER(), '@', "'@'"), "'")""";

    private WriteAccess() {}

    static boolean isReadOnly(DatabaseKind kind, Connection connection) throws SQLException {
        return switch (kind) {
            case POSTGRESQL -> isTrue(connection, POSTGRESQL);
            case MYSQL -> isReadOnlyMySql(connection);
            // the library tells it only to who writes
            case SQLITE ->
                connection.isReadOnly()
                        || SqliteUrl.isReadOnly(connection.getMetaData().getURL());
        };
    }

    private static boolean isReadOnlyMySql(Connection connection) throws SQLException {
        Set<String> switchedOn = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MYSQL)) {
            while (rows.next()) {
                switchedOn.add(rows.getString(1));
            }
        }
        return !switchedOn.isEmpty() && (!switchedOn.equals(Set.of(NOT_FOR_ALL)) || !isTrue(connection, ABOVE_IT));
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
