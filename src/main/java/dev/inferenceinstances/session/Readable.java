package dev.inferenceinstances.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** A query that a server may not know or a user may not be allowed, in one or more forms: the first that works is read. */
final class Readable {

    /** ER_BAD_FIELD, ER_UNKNOWN_TABLE and ER_NO_SUCH_TABLE. */
    private static final Set<Integer> UNKNOWN = Set.of(1054, 1109, 1146);
    /** ER_TABLEACCESS_DENIED, ER_SPECIFIC_ACCESS_DENIED and so on. */
    private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142, 1143, 1227);

    private final List<String> forms;

    Readable(String... forms) {
        this.forms = List.of(forms);
    }

    /** Takes one row. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    enum Outcome {
        READ,
        /** The server has no such table, or no such column. */
        ABSENT,
        /** A right is missing. */
        REFUSED
    }

    /** @return of the last form that was tried */
    Outcome read(BoundedStatement statement, Row row) throws SQLException {
        Outcome outcome = Outcome.ABSENT;
        for (String sql : forms) {
            try (ResultSet rows = statement.query(sql)) {
                while (rows.next()) {
                    row.take(rows);
                }
                return Outcome.READ;
            } catch (SQLException e) {
                outcome = outcome(e);
            }
        }
        return outcome;
    }

    private static Outcome outcome(SQLException e) throws SQLException {
        if (UNKNOWN.contains(e.getErrorCode())) {
            return Outcome.ABSENT;
        }
        if (FORBIDDEN.contains(e.getErrorCode())) {
            return Outcome.REFUSED;
        }
        throw e;
    }
}
