package dev.inferenceinstances.failure;

import static dev.inferenceinstances.failure.DatabaseFailure.BUSY;
import static dev.inferenceinstances.failure.DatabaseFailure.CONNECTION_LOST;
import static dev.inferenceinstances.failure.DatabaseFailure.DUPLICATE;
import static dev.inferenceinstances.failure.DatabaseFailure.OTHER;
import static dev.inferenceinstances.failure.DatabaseFailure.POOLER_LIMIT;
import static dev.inferenceinstances.failure.DatabaseFailure.STATEMENT_TIMEOUT;
import static dev.inferenceinstances.failure.DatabaseFailure.TOO_MANY_CONNECTIONS;
import static dev.inferenceinstances.failure.DatabaseFailure.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @MethodSource
    void aStateMeansWhatItsRowSays(String state, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", state))).isEqualTo(failure);
    }

    static Stream<Arguments> aStateMeansWhatItsRowSays() {
        return FailureCodes.ALL.stream()
                .flatMap(row -> row.states().stream().map(state -> Arguments.of(state, row.failure())));
    }

    @ParameterizedTest
    @MethodSource
    void aNumberOfMySqlMeansWhatItsRowSaysWhateverTheState(int number, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", "HY000", number)))
                .isEqualTo(failure);
        assertThat(DatabaseFailure.of(new SQLException("text", "08S01", number)))
                .isEqualTo(failure);
    }

    static Stream<Arguments> aNumberOfMySqlMeansWhatItsRowSaysWhateverTheState() {
        return FailureCodes.ALL.stream()
                .flatMap(row -> row.mysql().stream().map(number -> Arguments.of(number, row.failure())));
    }

    @ParameterizedTest
    @MethodSource
    void aCodeOfSqliteMeansWhatItsRowSays(int code, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", null, code))).isEqualTo(failure);
    }

    static Stream<Arguments> aCodeOfSqliteMeansWhatItsRowSays() {
        return FailureCodes.ALL.stream()
                .flatMap(row -> row.sqlite().stream().map(code -> Arguments.of(code, row.failure())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1030 | Got error 28 - 'No space left on device' from storage engine | NO_SPACE
            1030 | Got error 28 "No space left on device" from storage engine InnoDB | NO_SPACE
            1030 | Got error 168 - 'Unknown (generic) error from engine' from storage engine | OTHER
            1026 | Error writing file '/tmp/MYfd=1' (errno: 28 - No space left on device) | NO_SPACE
            1026 | Error writing file '/tmp/MYfd=28' (errno: 5 - Input/output error) | OTHER
            3 | Error writing file '/tmp/MYfd=1' (OS errno 28 - No space left on device) | NO_SPACE
            1 | Can't create/write to file '/tmp/MYfd=1' (OS errno 28 - No space left on device) | NO_SPACE
            1 | Can't create/write to file '/tmp/MYfd=1' (OS errno 13 - Permission denied) | OTHER
            3 | Error writing file '/tmp/MYfd=1' (Errcode: 28 "No space left on device") | NO_SPACE
            """)
    void aFileThatCannotBeWrittenIsNoSpaceWhereTheSystemSaysSo(int number, String message, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException(message, "HY000", number)))
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, 0, CONNECTION_LOST",
        "08S01, 0, CONNECTION_LOST",
        "28P01, 0, LOGIN_REFUSED",
        "08004, 0, LOGIN_REFUSED",
        "08004, 1251, LOGIN_REFUSED",
        "08004, 1040, TOO_MANY_CONNECTIONS",
        "23503, 0, CONSTRAINT",
        "22001, 0, INVALID_VALUE",
        "42000, 9999, OTHER",
        "42601, 0, OTHER"
    })
    void aClassOfStatesStandsForAllThatHaveNoRowOfTheirOwn(String state, int number, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", state, number))).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "261, BUSY",
        "773, BUSY",
        "517, DEADLOCK",
        "1032, READ_ONLY",
        "1288, READ_ONLY",
        "2067, DUPLICATE",
        "1299, CONSTRAINT",
        "266, OTHER"
    })
    void anExtendedCodeOfSqliteIsKnownByItsLastByte(int code, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", null, code))).isEqualTo(failure);
    }

    @Test
    void sqliteTellsOfAMissingTableInTheMessageAlone() {
        assertThat(DatabaseFailure.of(new SQLException("[SQLITE_ERROR] no such table: t", null, 1)))
                .isEqualTo(DatabaseFailure.NO_TABLE);
        assertThat(DatabaseFailure.of(new SQLException("[SQLITE_ERROR] near \"SELEC\"", null, 1)))
                .isEqualTo(OTHER);
    }

    @Test
    void aNumberOfSqliteMeansNothingBesideAState() {
        assertThat(DatabaseFailure.of(new SQLException("text", "HY000", 5))).isEqualTo(OTHER);
        assertThat(DatabaseFailure.of(new SQLException("text", "HY000", 19))).isEqualTo(OTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no more connections allowed (max_client_conn) | POOLER_LIMIT",
                "client connections exceeded (max_db_client_connections) | POOLER_LIMIT",
                "client connections exceeded (max_user_client_connections) | POOLER_LIMIT",
                "transaction timeout | STATEMENT_TIMEOUT",
                "query_timeout | STATEMENT_TIMEOUT",
                "query_wait_timeout | POOLER_LIMIT",
                "SASL authentication failed | LOGIN_REFUSED",
                "role \"app\" is not permitted to log in | LOGIN_REFUSED",
                "too many connections for role \"app\" | TOO_MANY_CONNECTIONS",
                "no such database: instances | UNKNOWN_DATABASE",
                "server login has been failing, try again later (server_login_retry) | UNREACHABLE",
                "query timeout | STATEMENT_TIMEOUT",
                "idle transaction timeout | SHUTTING_DOWN",
                "server conn crashed? | CONNECTION_LOST"
            })
    void aPoolerHasOneStateAndTellsInItsMessage(String message, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("FATAL: " + message, "08P01")))
                .isEqualTo(failure);
        assertThat(DatabaseFailure.of(new SQLException("FATAL: " + message, "58000")))
                .isEqualTo(OTHER);
    }

    @Test
    void theFirstCauseThatTellsCounts() {
        SQLException duplicate = new SQLException("text", "23505");
        assertThat(DatabaseFailure.of(new IllegalStateException(new RuntimeException(duplicate))))
                .isEqualTo(DUPLICATE);
        assertThat(DatabaseFailure.of(new SQLException("wrapper", "99998", duplicate)))
                .isEqualTo(DUPLICATE);
        assertThat(DatabaseFailure.of(new SQLException("text", "53300", duplicate)))
                .isEqualTo(TOO_MANY_CONNECTIONS);
    }

    @Test
    void whatWasNeverOpenIsNotLost() {
        assertThat(DatabaseFailure.of(new SQLException(new ConnectException("refused"))))
                .isEqualTo(UNREACHABLE);
        assertThat(DatabaseFailure.of(new SQLException("text", "08S01", new ConnectException("refused"))))
                .isEqualTo(UNREACHABLE);
        assertThat(DatabaseFailure.of(new SQLException("text", "08S01", new EOFException("gone"))))
                .isEqualTo(CONNECTION_LOST);
    }

    @Test
    void theDriversOwnTimeOutIsOneOfTheStatement() {
        assertThat(DatabaseFailure.of(new SQLTimeoutException("text"))).isEqualTo(STATEMENT_TIMEOUT);
    }

    @Test
    void whatIsNoErrorOfADatabaseIsOther() {
        assertThat(DatabaseFailure.of(new IllegalStateException("text"))).isEqualTo(OTHER);
        assertThat(DatabaseFailure.of(new SQLException("text"))).isEqualTo(OTHER);
        assertThat(DatabaseFailure.of(null)).isEqualTo(OTHER);
    }

    /** Jackson's exceptions are I/O exceptions too, and those of files and of clients that went away. */
    @Test
    void inputAndOutputOutsideTheDriverDoNotTellThatTheServerIsAway() {
        Exception json = new IllegalStateException("A row's envs are not JSON", new JsonParseException(null, "text"));
        assertThat(DatabaseFailure.of(json)).isEqualTo(OTHER);
        assertThat(DatabaseFailure.of(new IOException("Broken pipe"))).isEqualTo(OTHER);
    }

    @Test
    void onlyWhoHasNoRoomHasAnswered() {
        assertThat(DatabaseFailure.values())
                .filteredOn(DatabaseFailure::serverAnswered)
                .containsExactly(TOO_MANY_CONNECTIONS, POOLER_LIMIT);
    }

    @ParameterizedTest
    @EnumSource
    void eachHasASentence(DatabaseFailure failure) {
        assertThat(failure.sentence()).isNotEmpty();
    }

    @Test
    void theSentenceHidesTheMessageOfTheDriver() {
        DatabaseFailure failure = DatabaseFailure.of(new SQLException("s3cret-marker", null, 5));
        assertThat(failure).isEqualTo(BUSY);
        assertThat(failure.sentence()).isEqualTo("The database is locked by another connection");
    }

    @Test
    void theCodesAreShownAndNothingElse() {
        assertThat(DatabaseError.of(new SQLException("s3cret-marker", "25006")).codes())
                .isEqualTo(" (SQLSTATE 25006)");
        assertThat(DatabaseError.of(new SQLException("s3cret-marker", "HY000", 1290))
                        .codes())
                .isEqualTo(" (SQLSTATE HY000, code 1290)");
        assertThat(DatabaseError.of(new SQLException("s3cret-marker", null, 8)).codes())
                .isEqualTo(" (code 8)");
        assertThat(DatabaseError.of(new IllegalStateException("s3cret-marker")).codes())
                .isEmpty();
    }
}
