package dev.inferenceinstances.failure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which codes mean what: the one table, which the guide shows too.
 *
 * @param failure what the codes mean
 * @param states SQLStates, PostgreSQL's and what other drivers have in common with it; two characters stand for all of their class.
 *     08004 is what PostgreSQL's driver has for a login that it cannot answer, as without a password, but see {@link TlsTrouble}; and 99999 for a connection that was
 *     given up while it was opened
 * @param mysql numbers of MySQL and MariaDB, which say more than their SQLStates
 * @param sqlite result codes, primary and extended
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's SQLStates</a>
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html">MySQL's error numbers</a>
 * @see <a href="https://mariadb.com/kb/en/mariadb-error-code-reference/">MariaDB's error numbers</a>
 * @see <a href="https://www.sqlite.org/rescode.html">SQLite's result codes</a>
 */
public record FailureCodes(DatabaseFailure failure, List<String> states, List<Integer> mysql, List<Integer> sqlite) {

    private static final int SQLITE_ERROR = 1;
    /** The primary result code is the last byte of an extended one. */
    private static final int SQLITE_PRIMARY = 0xff;

    private static final int CLASS = 2;

    /** Every row, in the order of {@link DatabaseFailure}; what stands in none is {@link DatabaseFailure#OTHER}. */
    public static final List<FailureCodes> ALL = List.of(
            row(DatabaseFailure.UNREACHABLE, List.of("08001", "99999"), List.of(), List.of(14)),
            row(DatabaseFailure.NOT_READY, List.of("57P03"), List.of(1047), List.of()),
            row(DatabaseFailure.TLS_MISMATCH, List.of(), List.of(3159), List.of()),
            row(
                    DatabaseFailure.CONNECTION_LOST,
                    List.of("08"),
                    List.of(1152, 1158, 1159, 1160, 1161, 1184, 1927, 4031),
                    List.of()),
            row(
                    DatabaseFailure.SHUTTING_DOWN,
                    List.of("57P01", "57P02", "57P04", "57P05", "25P03"),
                    List.of(1053, 1077, 1079),
                    List.of()),
            row(
                    DatabaseFailure.LOGIN_REFUSED,
                    List.of("08004", "28"),
                    List.of(1044, 1045, 1129, 1130, 1251, 1524, 1698, 1820, 1862, 3118, 3955, 4151),
                    List.of()),
            row(DatabaseFailure.UNKNOWN_DATABASE, List.of("3D000"), List.of(1049), List.of()),
            row(DatabaseFailure.TOO_MANY_CONNECTIONS, List.of("53300"), List.of(1040, 1203, 1226), List.of()),
            row(DatabaseFailure.READ_ONLY, List.of("25006"), List.of(1290, 1792, 1836), List.of(8)),
            row(DatabaseFailure.NO_SPACE, List.of("53100"), List.of(1021, 1114), List.of(13)),
            row(DatabaseFailure.LOCK_TIMEOUT, List.of("55P03"), List.of(1205, 3572), List.of()),
            row(DatabaseFailure.BUSY, List.of(), List.of(), List.of(5, 6)),
            row(DatabaseFailure.STATEMENT_TIMEOUT, List.of("57014", "25P04"), List.of(1317, 1969, 3024), List.of(9)),
            row(DatabaseFailure.DEADLOCK, List.of("40001", "40P01"), List.of(1020, 1213, 1614, 3101), List.of(517)),
            row(DatabaseFailure.DUPLICATE, List.of("23505"), List.of(1062, 1586), List.of(1555, 2067)),
            row(DatabaseFailure.CONSTRAINT, List.of("23"), List.of(1048, 1364, 1451, 1452, 3819, 4025), List.of(19)),
            row(
                    DatabaseFailure.INVALID_VALUE,
                    List.of("22"),
                    List.of(1264, 1265, 1267, 1270, 1271, 1292, 1366, 1406, 1525),
                    List.of(18, 20)),
            row(DatabaseFailure.NO_PERMISSION, List.of("42501"), List.of(1142, 1143, 1227, 1370), List.of(3, 23)),
            row(DatabaseFailure.NO_TABLE, List.of("42P01", "42703", "3F000"), List.of(1051, 1054, 1146), List.of()));

    /** What MySQL and MariaDB say where a file cannot be written, for whatever reason, with the number that the system gave it. */
    private static final Set<Integer> OF_A_FILE = Set.of(1, 3, 1026, 1030);

    /** ENOSPC */
    private static final Pattern NO_SPACE_LEFT = Pattern.compile("(?i)\\b(?:error|errno:?|errcode:) 28\\b");

    private static final Map<String, DatabaseFailure> STATES = new HashMap<>();
    private static final Map<Integer, DatabaseFailure> MYSQL = new HashMap<>();
    private static final Map<Integer, DatabaseFailure> SQLITE = new HashMap<>();

    static {
        for (FailureCodes row : ALL) {
            row.states.forEach(code -> STATES.put(code, row.failure));
            row.mysql.forEach(code -> MYSQL.put(code, row.failure));
            row.sqlite.forEach(code -> SQLITE.put(code, row.failure));
        }
    }

    public FailureCodes {
        states = List.copyOf(states);
        mysql = List.copyOf(mysql);
        sqlite = List.copyOf(sqlite);
    }

    private static FailureCodes row(
            DatabaseFailure failure, List<String> states, List<Integer> mysql, List<Integer> sqlite) {
        return new FailureCodes(failure, states, mysql, sqlite);
    }

    /**
     * @param state the SQLState; null or empty from SQLite's driver alone
     * @param number the server's own number; 0 where it has none
     * @param message the driver's, for what it alone tells
     */
    static DatabaseFailure find(@Nullable String state, int number, String message) {
        if (state == null || state.isEmpty()) {
            return sqlite(number, message);
        }
        DatabaseFailure byNumber = MYSQL.get(number);
        if (byNumber != null) {
            return byNumber;
        }
        if (OF_A_FILE.contains(number) && NO_SPACE_LEFT.matcher(message).find()) {
            return DatabaseFailure.NO_SPACE;
        }
        if (state.equals(PoolerMessage.STATE)) {
            return PoolerMessage.find(message).orElse(DatabaseFailure.CONNECTION_LOST);
        }
        DatabaseFailure exact = STATES.get(state);
        return exact != null
                ? exact
                : STATES.getOrDefault(state.substring(0, Math.min(CLASS, state.length())), DatabaseFailure.OTHER);
    }

    private static DatabaseFailure sqlite(int code, String message) {
        DatabaseFailure exact = SQLITE.get(code);
        if (exact != null) {
            return exact;
        }
        int primary = code & SQLITE_PRIMARY;
        return primary == SQLITE_ERROR && message.contains("no such ")
                ? DatabaseFailure.NO_TABLE
                : SQLITE.getOrDefault(primary, DatabaseFailure.OTHER);
    }
}
