package dev.inferenceinstances.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FirstStepTest {

    /** In the words of PostgreSQL 15, MariaDB 11 and Connector/J 9. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BLOCKED_HOST     | HY000 | 1129 | Host '10.0.0.5' is blocked because of many connection errors
            UNKNOWN_HOST     | HY000 | 1130 | Host '10.0.0.5' is not allowed to connect to this MariaDB server
            UNKNOWN_PLUGIN   | 08004 | 1251 | Client does not support authentication protocol requested by server
            UNKNOWN_PLUGIN   | HY000 | 1524 | Plugin 'mysql_native_password' is not loaded
            UNKNOWN_PLUGIN   | 28000 | 1698 | Access denied for user 'root'@'localhost'
            UNKNOWN_PLUGIN   | 08001 | 0    | Unable to load authentication plugin 'auth_gssapi_client'.
            UNKNOWN_PLUGIN   | S1009 | 0    | Unable to load authentication plugin 'client_ed25519'.
            KEY_NOT_TAKEN    | 08001 | 0    | Public Key Retrieval is not allowed
            NO_SCHEMA_RIGHTS | 42501 | 0    | ERROR: permission denied for schema public
            NO_TABLE_RIGHTS  | 42000 | 1142 | CREATE command denied to user 'app'@'localhost' for table 'x'
            NO_TABLE_RIGHTS  | 42000 | 1044 | Access denied for user 'app'@'%' to database 'registry'
            """)
    void whatAServerSaysToWhoIsNewIsKnown(FirstStep step, String state, int code, String message) {
        SQLException error = new SQLException(message, state, code);
        assertThat(FirstStep.of(error)).contains(step);
        assertThat(FirstStep.phraseOf(new IllegalStateException(error))).isEqualTo(step.phrase());
        assertThat(DatabaseFailure.of(error)).isNotEqualTo(DatabaseFailure.OTHER);
    }

    /** Its states are those of a wrong argument, and of a server that is away. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S1009 | Unable to load authentication plugin 'client_ed25519'.
            08001 | Public Key Retrieval is not allowed
            """)
    void aLoginThatTheDriverCannotMakeIsARefusedOne(String state, String message) {
        assertThat(DatabaseFailure.of(new SQLException(message, state))).isEqualTo(DatabaseFailure.LOGIN_REFUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            42501 | 0    | ERROR: permission denied for table inference_instances
            28000 | 1045 | Access denied for user 'app'@'localhost'
            08001 | 0    | Connection refused
            """)
    void whatTheMeaningTellsIsLeftToIt(String state, int code, String message) {
        SQLException error = new SQLException(message, state, code);
        assertThat(FirstStep.of(error)).isEmpty();
        assertThat(FirstStep.phraseOf(error))
                .isEqualTo(DatabaseFailure.of(error).phrase());
    }

    @Test
    void anErrorWithoutWordsIsNone() {
        assertThat(FirstStep.of(new SQLException())).isEmpty();
        assertThat(FirstStep.of(null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachIsSaidInBothLanguages(FirstStep step) {
        assertThat(step.phrase().in(Locale.ENGLISH))
                .as("in a log of any encoding")
                .matches("\\p{ASCII}+");
        assertThat(step.phrase().in(Locale.ENGLISH)).isNotEqualTo(step.phrase().in(Locale.SIMPLIFIED_CHINESE));
    }
}
