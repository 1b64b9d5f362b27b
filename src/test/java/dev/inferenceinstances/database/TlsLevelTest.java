package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TlsLevelTest {

    @ParameterizedTest
    @EnumSource
    void theWordsOfBothDriversMeanTheSame(TlsLevel level) {
        assertThat(TlsLevel.ofWord(DatabaseKind.MYSQL, "sslmode", level.word(DatabaseKind.POSTGRESQL)))
                .isEqualTo(level);
        assertThat(TlsLevel.ofWord(DatabaseKind.POSTGRESQL, "sslMode", level.word(DatabaseKind.MYSQL)))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"allow, PREFERRED", "trust, REQUIRED", "verify_full, VERIFY_FULL", "Verify-Identity, VERIFY_FULL"})
    void wordsOfOthersAreUnderstood(String word, TlsLevel level) {
        assertThat(TlsLevel.ofWord(DatabaseKind.MYSQL, "sslmode", word)).isEqualTo(level);
    }

    @Test
    void anotherWordIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> TlsLevel.ofWord(DatabaseKind.POSTGRESQL, "sslmode", "on"))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DATABASE_URL sets sslmode to \"on\", which says nothing of TLS; "
                        + "write one of disable, prefer, require, verify-ca, verify-full.");
        assertThatThrownBy(() -> TlsLevel.ofAnswer(DatabaseKind.MYSQL, "ssl", "maybe", TlsLevel.REQUIRED))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageEndingWith("write one of DISABLED, PREFERRED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | VERIFY_CA",
                "1 | VERIFY_CA",
                "'' | VERIFY_CA",
                "off | PREFERRED",
                "require | REQUIRED",
                "{\"rejectUnauthorized\": true} | VERIFY_FULL",
                "{\"rejectUnauthorized\": false} | REQUIRED"
            })
    void anAnswerMayBeYesOrNoOrAWordOrJson(String answer, TlsLevel level) {
        assertThat(TlsLevel.ofAnswer(DatabaseKind.MYSQL, "ssl", answer, TlsLevel.VERIFY_CA))
                .isEqualTo(level);
    }
}
