package dev.inferenceinstances.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Whether Flyway may make the table in which it notes what was migrated. Where it may not, it tries ten times, a second apart and without a
 * word, and only then says so.
 */
public final class MakingRight {

    private static final String POSTGRESQL = "PostgreSQL";
    private static final String REFUSED = "42501";

    private static final String QUESTION = """
            SELECT current_schema()
            WHERE to_regclass(quote_ident(current_schema()) || '.' || quote_ident(?)) IS NULL
            AND NOT has_schema_privilege(current_schema(), 'CREATE')""";

    private MakingRight() {}

    /**
     * Asks PostgreSQL, which can be asked.
     *
     * @param table in which Flyway notes migrations
     * @throws SQLException in the server's words where the table is not there and may not be made, or where the server does not answer
     */
    public static void require(Connection connection, String table) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(QUESTION)) {
            statement.setString(1, table);
            try (ResultSet withheld = statement.executeQuery()) {
                if (withheld.next()) {
                    throw new SQLException("permission denied for schema " + withheld.getString(1), REFUSED);
                }
            }
        }
    }
}
