package dev.inferenceinstances.schema;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Says in the log where MySQL or MariaDB takes different names for one, as by the collation of a table of the earlier service. */
public final class CollationNotice {

    private static final String MYSQL = "MySQL";
    private static final String MARIADB = "MariaDB";

    private static final String COLLATION = """
            SELECT collation_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = 'inference_instances' AND column_name = 'name'""";

    private CollationNotice() {}

    /** @throws SQLException where the database does not tell */
    public static void look(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals(MYSQL) && !product.equals(MARIADB)) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(COLLATION)) {
            if (columns.next() && isCoarse(columns.getString(1))) {
                Log.warnf(
                        "The names in inference_instances have the collation %s, which takes some that differ for one:"
                                + " of such names only one can be registered, and a look-up finds no other than it asks for",
                        columns.getString(1));
            }
        }
    }

    /** Whether it takes letters of another case, or with an accent, for the same. */
    static boolean isCoarse(String collation) {
        return !collation.endsWith("_bin") && !collation.endsWith("_as_cs");
    }
}
