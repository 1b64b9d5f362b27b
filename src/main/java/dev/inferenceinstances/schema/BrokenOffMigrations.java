package dev.inferenceinstances.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * MySQL and MariaDB take no table back, so that Flyway notes there which migrations failed, and would begin none again. Each of ours may be
 * begun again, as when the right that it lacked is granted.
 */
public final class BrokenOffMigrations {

    private static final Set<String> TAKE_NOTHING_BACK = Set.of("MySQL", "MariaDB");

    private BrokenOffMigrations() {}

    /** @param table in which Flyway notes them; it need not be there */
    public static void forget(Connection connection, String table) {
        try (Statement statement = connection.createStatement()) {
            if (TAKE_NOTHING_BACK.contains(connection.getMetaData().getDatabaseProductName())) {
                statement.execute("DELETE FROM %s WHERE NOT success".formatted(table));
            }
        } catch (SQLException e) {
            // nothing was noted yet, or the migration will meet the same
        }
    }
}
