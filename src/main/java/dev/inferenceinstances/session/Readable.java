package dev.inferenceinstances.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A query that a server may not know or a user may not be allowed, in one or more forms: the first that works is read. */
final class Readable {

    /** Table, column or privilege that is not there: ER_TABLEACCESS_DENIED, ER_SPECIFIC_ACCESS_DENIED, ER_UNKNOWN_TABLE and so on. */
    private static final Set<Integer> REFUSED = Set.of(1044, 1054, 1109, 1142, 1143, 1146, 1227);

    private final List<String> forms;

    Readable(String... forms) {
        this.forms = List.of(forms);
    }

    /** Takes one row. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /** @return false where no form may be read */
    boolean read(BoundedStatement statement, Row row) throws SQLException {
        for (String sql : forms) {
            try (ResultSet rows = statement.query(sql)) {
                while (rows.next()) {
                    row.take(rows);
                }
                return true;
            } catch (SQLException e) {
                if (!REFUSED.contains(e.getErrorCode())) {
                    throw e;
                }
            }
        }
        return false;
    }
}
