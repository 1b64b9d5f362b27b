package dev.inferenceinstances.failure;

import static dev.inferenceinstances.failure.DatabaseFailure.BUSY;
import static dev.inferenceinstances.failure.DatabaseFailure.DUPLICATE;
import static dev.inferenceinstances.failure.DatabaseFailure.OTHER;
import static dev.inferenceinstances.failure.DatabaseFailure.TOO_MANY_CONNECTIONS;
import static dev.inferenceinstances.failure.DatabaseFailure.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08001, UNREACHABLE",
        "08006, UNREACHABLE",
        "28P01, LOGIN_REFUSED",
        "28000, LOGIN_REFUSED",
        "3D000, UNKNOWN_DATABASE",
        "53300, TOO_MANY_CONNECTIONS",
        "57P01, SHUTTING_DOWN",
        "57P03, SHUTTING_DOWN",
        "23505, DUPLICATE",
        "23503, OTHER",
        "42P01, OTHER",
        "57014, OTHER"
    })
    void postgresqlTellsByItsState(String state, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", state))).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "08S01, 0, UNREACHABLE",
        "42000, 1044, LOGIN_REFUSED",
        "28000, 1045, LOGIN_REFUSED",
        "HY000, 1698, LOGIN_REFUSED",
        "42000, 1049, UNKNOWN_DATABASE",
        "08004, 1040, TOO_MANY_CONNECTIONS",
        "42000, 1203, TOO_MANY_CONNECTIONS",
        "42000, 1226, TOO_MANY_CONNECTIONS",
        "08S01, 1053, SHUTTING_DOWN",
        "08S01, 1079, SHUTTING_DOWN",
        "23000, 1062, DUPLICATE",
        "23000, 1048, OTHER",
        "42S02, 1146, OTHER"
    })
    void mySqlTellsByItsNumber(String state, int number, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException("text", state, number))).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "5, [SQLITE_BUSY] The database file is locked, BUSY",
        "6, [SQLITE_LOCKED] A table is locked, BUSY",
        "19, [SQLITE_CONSTRAINT_UNIQUE] UNIQUE constraint failed: t.name, DUPLICATE",
        "19, [SQLITE_CONSTRAINT_NOTNULL] NOT NULL constraint failed: t.name, OTHER",
        "1, [SQLITE_ERROR] no such table: t, OTHER"
    })
    void sqliteTellsByItsNumberWithoutAState(int number, String message, DatabaseFailure failure) {
        assertThat(DatabaseFailure.of(new SQLException(message, null, number))).isEqualTo(failure);
    }

    @Test
    void aNumberOfSqliteMeansNothingBesideAState() {
        assertThat(DatabaseFailure.of(new SQLException("text", "HY000", 5))).isEqualTo(OTHER);
        assertThat(DatabaseFailure.of(new SQLException("UNIQUE", "HY000", 19))).isEqualTo(OTHER);
    }

    @Test
    void theFirstCauseThatTellsCounts() {
        SQLException duplicate = new SQLException("text", "23505");
        assertThat(DatabaseFailure.of(new IllegalStateException(new RuntimeException(duplicate))))
                .isEqualTo(DUPLICATE);
        assertThat(DatabaseFailure.of(new SQLException("wrapper", "99999", duplicate)))
                .isEqualTo(DUPLICATE);
        assertThat(DatabaseFailure.of(new SQLException("text", "53300", duplicate)))
                .isEqualTo(TOO_MANY_CONNECTIONS);
        assertThat(DatabaseFailure.of(new SQLException(new ConnectException("refused"))))
                .isEqualTo(UNREACHABLE);
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

    @ParameterizedTest
    @EnumSource(
            names = {"DUPLICATE", "OTHER"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatTheServerOrItsOperatorCanMendIsTransient(DatabaseFailure failure) {
        assertThat(failure.isTransient()).isTrue();
        assertThat(DUPLICATE.isTransient()).isFalse();
        assertThat(OTHER.isTransient()).isFalse();
    }

    @Test
    void onlyAServerWithoutRoomHasAnswered() {
        assertThat(DatabaseFailure.values())
                .filteredOn(DatabaseFailure::serverAnswered)
                .containsExactly(TOO_MANY_CONNECTIONS);
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
}
