package dev.inferenceinstances.failure;

import dev.inferenceinstances.wording.Phrase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * What an error of the driver means, told without the driver's message, which may hold the URL, a user's name or SQL.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's SQLStates</a>
 * @see <a href="https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html">MySQL's error numbers</a>
 */
public enum DatabaseFailure {
    UNREACHABLE(true),
    LOGIN_REFUSED(true),
    UNKNOWN_DATABASE(true),
    TOO_MANY_CONNECTIONS(true),
    SHUTTING_DOWN(true),
    BUSY(true),
    DUPLICATE(false),
    OTHER(false);

    private static final int MYSQL_DUPLICATE = 1062;
    /** SQLITE_CONSTRAINT; the driver tells which constraint in the message only. */
    private static final int SQLITE_CONSTRAINT = 19;

    private static final Set<Integer> MYSQL_LOGIN = Set.of(1044, 1045, 1698);
    private static final int MYSQL_UNKNOWN_DATABASE = 1049;
    private static final Set<Integer> MYSQL_CONNECTIONS = Set.of(1040, 1203, 1226);
    private static final Set<Integer> MYSQL_GOING_DOWN = Set.of(1053, 1079, 1077);
    /** SQLITE_BUSY and SQLITE_LOCKED. */
    private static final Set<Integer> SQLITE_LOCKED = Set.of(5, 6);

    private final boolean transientFailure;

    DatabaseFailure(boolean transientFailure) {
        this.transientFailure = transientFailure;
    }

    public Phrase phrase() {
        return Phrase.of("failure." + name().toLowerCase(Locale.ROOT));
    }

    /** In English, for problems and the log. */
    public String sentence() {
        return phrase().in(Locale.ENGLISH);
    }

    /** True where the same request may succeed later, when the server or its operator has acted. */
    public boolean isTransient() {
        return transientFailure;
    }

    /** True where a server is there and speaks, though it turned this connection away because it has no room. */
    public boolean serverAnswered() {
        return this == TOO_MANY_CONNECTIONS;
    }

    /** Reads the SQLState and the driver's number, of this error or of what caused it. */
    public static DatabaseFailure of(Throwable error) {
        boolean ofDriver = false;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                ofDriver = true;
                DatabaseFailure failure = ofSql(sql);
                if (failure != OTHER) {
                    return failure;
                }
            } else if (ofDriver && cause instanceof IOException) {
                return UNREACHABLE;
            }
        }
        return OTHER;
    }

    private static DatabaseFailure ofSql(SQLException error) {
        String state = error.getSQLState() == null ? "" : error.getSQLState();
        int number = error.getErrorCode();
        if (state.equals("53300") || MYSQL_CONNECTIONS.contains(number)) {
            return TOO_MANY_CONNECTIONS;
        }
        if (state.equals("3D000") || number == MYSQL_UNKNOWN_DATABASE) {
            return UNKNOWN_DATABASE;
        }
        if (state.startsWith("28") || MYSQL_LOGIN.contains(number)) {
            return LOGIN_REFUSED;
        }
        if (state.startsWith("57P") || MYSQL_GOING_DOWN.contains(number)) {
            return SHUTTING_DOWN;
        }
        if (state.startsWith("08")) {
            return UNREACHABLE;
        }
        if (state.equals("23505") || number == MYSQL_DUPLICATE || state.isEmpty() && isSqliteDuplicate(error)) {
            return DUPLICATE;
        }
        return state.isEmpty() && SQLITE_LOCKED.contains(number) ? BUSY : OTHER;
    }

    private static boolean isSqliteDuplicate(SQLException error) {
        return error.getErrorCode() == SQLITE_CONSTRAINT
                && String.valueOf(error.getMessage()).contains("UNIQUE");
    }
}
