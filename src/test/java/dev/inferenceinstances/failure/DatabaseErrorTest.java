package dev.inferenceinstances.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class DatabaseErrorTest {

    @Test
    void theCodesOfTheErrorThatTellsAreKept() {
        SQLException told = new SQLException("text", "HY000", 1290);
        DatabaseError error = DatabaseError.of(new SQLException("wrapper", "99998", told));
        assertThat(error).isEqualTo(new DatabaseError(DatabaseFailure.READ_ONLY, "HY000", 1290));
    }

    @Test
    void ofErrorsThatTellNothingTheFirstIsKept() {
        SQLException first = new SQLException("text", "42601", new SQLException("cause", "42P05"));
        assertThat(DatabaseError.of(new IllegalStateException(first)))
                .isEqualTo(new DatabaseError(DatabaseFailure.OTHER, "42601", null));
    }

    /** As Narayana puts it, which knows the suppressed one as the cause of what it suppresses, too. */
    @Test
    void whatTheDriverSaidOfACommitIsReadWhereItWasSuppressed() {
        Exception commit = new XAException("commit failed");
        commit.initCause(new SQLException("text", "08006", new EOFException()));
        RollbackException rollback = new RollbackException("could not commit");
        rollback.addSuppressed(commit);
        commit.addSuppressed(rollback);
        assertThat(DatabaseError.of(new IllegalStateException(rollback)))
                .isEqualTo(new DatabaseError(DatabaseFailure.CONNECTION_LOST, "08006", null));
    }

    @Test
    void whatWasSuppressedDoesNotOutdoACause() {
        SQLException cause = new SQLException("text", "42601");
        cause.addSuppressed(new SQLException("rollback failed", "08006"));
        assertThat(DatabaseError.of(cause)).isEqualTo(new DatabaseError(DatabaseFailure.OTHER, "42601", null));
    }

    @Test
    void whatNoDriverSaidHasNoCodes() {
        assertThat(DatabaseError.of(new IllegalStateException("text")))
                .isEqualTo(new DatabaseError(DatabaseFailure.OTHER, null, null));
    }

    /** The driver's own method gives the primary code alone. */
    @Test
    void sqliteIsKnownByItsExtendedCode() {
        SQLiteException unique = new SQLiteException("text", SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
        assertThat(unique.getErrorCode()).isEqualTo(19);
        assertThat(DatabaseError.of(unique)).isEqualTo(new DatabaseError(DatabaseFailure.DUPLICATE, null, 2067));
        SQLiteException snapshot = new SQLiteException("text", SQLiteErrorCode.SQLITE_BUSY_SNAPSHOT);
        assertThat(DatabaseError.of(snapshot).failure()).isEqualTo(DatabaseFailure.DEADLOCK);
    }

    @ParameterizedTest
    @MethodSource
    void aConnectionThatWasNeverOpenIsUnreachable(Exception cause) {
        assertThat(DatabaseError.of(new SQLException("Communications link failure", "08S01", 0, cause)))
                .isEqualTo(new DatabaseError(DatabaseFailure.UNREACHABLE, "08S01", null));
    }

    static Stream<Exception> aConnectionThatWasNeverOpenIsUnreachable() {
        return Stream.of(
                new ConnectException("refused"),
                new UnknownHostException("db"),
                new NoRouteToHostException("no route"),
                new IllegalStateException(new ConnectException("refused")));
    }

    @ParameterizedTest
    @MethodSource
    void aConnectionThatEndedWhileItWasUsedIsLost(Exception cause) {
        assertThat(DatabaseError.of(new SQLException("Communications link failure", "08S01", 0, cause)))
                .isEqualTo(new DatabaseError(DatabaseFailure.CONNECTION_LOST, "08S01", null));
    }

    static Stream<Exception> aConnectionThatEndedWhileItWasUsedIsLost() {
        return Stream.of(new EOFException("gone"), new SocketTimeoutException("Read timed out"));
    }
}
