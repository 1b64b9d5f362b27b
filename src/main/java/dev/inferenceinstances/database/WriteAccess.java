package dev.inferenceinstances.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a database takes writes of this account, as far as it says so before one is tried. */
final class WriteAccess {

    /** A standby is always so. */
    private static final String POSTGRESQL = "SELECT current_setting('transaction_read_only') = 'on'";

    /** MariaDB from 12.0 on has more words than ON. */
    private static final String MYSQL = """
            SHOW GLOBAL VARIABLES WHERE variable_name IN ('read_only', 'super_read_only', 'innodb_read_only')
            AND value NOT IN ('OFF', '0')""";

    /** The one that some accounts are above, but for one of its words on MariaDB from 12.0 on. */
    private static final String NOT_FOR_ALL = "read_only";

    private static final String FOR_ALL = "NO_LOCK_NO_ADMIN";

    /** Some accounts see the rights of all others. On MariaDB from 10.11 on, SUPER is no longer above it. */
    private static final String ABOVE_IT = """
            SELECT count(*) > 0 FROM information_schema.user_privileges
            WHERE (privilege_type IN ('CONNECTION_ADMIN', 'READ_ONLY ADMIN', 'READ ONLY ADMIN')
                OR privilege_type = 'SUPER' AND version() NOT LIKE '%MariaDB%')
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
        boolean forSome = false;
        boolean forAll = false;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MYSQL)) {
            while (rows.next()) {
                if (rows.getString(1).equals(NOT_FOR_ALL) && !rows.getString(2).equals(FOR_ALL)) {
                    forSome = true;
                } else {
                    forAll = true;
                }
            }
        }
        return forAll || (forSome && !isTrue(connection, ABOVE_IT));
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
