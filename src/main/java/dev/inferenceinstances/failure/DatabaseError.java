package dev.inferenceinstances.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/**
 * What of an error of the driver may be shown.
 *
 * @param failure what it means
 * @param sqlState the five characters that the server or the driver gave; null where it gave none, as SQLite does
 * @param vendorCode the server's own number; null where it has none, as PostgreSQL
 */
public record DatabaseError(
        DatabaseFailure failure,
        @Nullable String sqlState,
        @Nullable Integer vendorCode) {

    private static final DatabaseError UNKNOWN = new DatabaseError(DatabaseFailure.OTHER, null, null);

    /**
     * Of this error or of what caused it: of the first that tells something, or else of the first that is the driver's. Where none is, of
     * what was suppressed: there, and not as a cause, the transaction manager leaves what the driver said of a commit
     * (findings/narayana-keeps-commit-error-suppressed.sh).
     */
    public static DatabaseError of(@Nullable Throwable error) {
        DatabaseError found = ofCauses(error);
        for (Throwable cause = error; cause != null && found == null; cause = cause.getCause()) {
            for (Throwable suppressed : cause.getSuppressed()) {
                found = found == null ? ofCauses(suppressed) : found;
            }
        }
        return found == null ? UNKNOWN : found;
    }

    private static @Nullable DatabaseError ofCauses(@Nullable Throwable error) {
        DatabaseError first = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                DatabaseError read = read(sql);
                first = first == null ? read : first;
                if (read.failure != DatabaseFailure.OTHER) {
                    return isOpening(sql) ? read.meaning(DatabaseFailure.UNREACHABLE) : read;
                }
            } else if (first != null && cause instanceof IOException) {
                return first.meaning(DatabaseFailure.UNREACHABLE);
            }
        }
        return first;
    }

    private static DatabaseError read(SQLException error) {
        int number = error instanceof SQLiteException sqlite ? sqlite.getResultCode().code : error.getErrorCode();
        String state = error.getSQLState();
        DatabaseFailure failure = TlsTrouble.find(error)
                .orElseGet(() -> FirstStep.isLoginRefused(error)
                        ? DatabaseFailure.LOGIN_REFUSED
                        : FailureCodes.find(state, number, String.valueOf(error.getMessage())));
        if (failure == DatabaseFailure.OTHER && error instanceof SQLTimeoutException) {
            failure = DatabaseFailure.STATEMENT_TIMEOUT;
        }
        return new DatabaseError(failure, state, number == 0 ? null : number);
    }

    private DatabaseError meaning(DatabaseFailure other) {
        return new DatabaseError(other, sqlState, vendorCode);
    }

    /** MySQL's driver has one state for a connection that was lost and one that never was. */
    private static boolean isOpening(SQLException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException) {
                return true;
            }
        }
        return false;
    }

    /** Its codes, for the log; empty where there are none. */
    public String codes() {
        if (sqlState == null && vendorCode == null) {
            return "";
        }
        return sqlState == null
                ? " (code " + vendorCode + ")"
                : " (SQLSTATE " + sqlState + (vendorCode == null ? "" : ", code " + vendorCode) + ")";
    }
}
