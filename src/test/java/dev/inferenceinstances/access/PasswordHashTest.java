package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hashes were made by Python's bcrypt. */
class PasswordHashTest {

    @ParameterizedTest
    @CsvSource({
        "correct horse battery staple, $2b$04$clGOOhWSlbxhsKLhAG2fbu3whGzJjSrE9Sf1MYBvg.k2gsWG.r/k.",
        "correct horse battery staple, $2y$04$clGOOhWSlbxhsKLhAG2fbu3whGzJjSrE9Sf1MYBvg.k2gsWG.r/k.",
        "correct horse battery staple, $2a$04$aIskhIzTMJ1fR/x84JEzQedGKIpKlHnRbEvQpmpulP25P3f0nOdd6",
        "pässwörd €, $2b$04$XrZncoJVMe56Q0A1gM4EQOrPZpTyE2aRjwE.WD0Vmp/HR04nbeFQ."
    })
    void aPasswordMatchesTheHashThatPythonMadeOfIt(String password, String text) {
        PasswordHash hash = PasswordHash.parse(text).orElseThrow();
        assertThat(hash.matches(password)).isTrue();
        assertThat(hash.matches(password + "r")).isFalse();
        assertThat(hash.matches("")).isFalse();
    }

    @Test
    void ofALongPasswordTheFirst72BytesCountAsTheyDidInPython() {
        PasswordHash hash = PasswordHash.parse("$2b$04$uH/QL/sVsC1mZrdklgf3meKBcRpLswHYOom2bWfU7m6EHnOmg1wCW")
                .orElseThrow();
        assertThat(hash.matches("a".repeat(72))).isTrue();
        assertThat(hash.matches("a".repeat(80))).isTrue();
        assertThat(hash.matches("a".repeat(71))).isFalse();
    }

    @Test
    void aNewHashIsWrittenAsTheEarlierServiceWroteIt() {
        PasswordHash hash = PasswordHash.of("pässwörd");
        assertThat(hash.text()).startsWith("$2b$12$");
        assertThat(PasswordHash.parse(hash.text())).contains(hash);
        assertThat(hash.matches("pässwörd")).isTrue();
    }

    @Test
    void noHashIsMadeOfAPasswordThatWouldBeCutShort() {
        assertThat(PasswordHash.tooLong("ä".repeat(36))).isFalse();
        assertThat(PasswordHash.tooLong("ä".repeat(36) + "a")).isTrue();
        assertThatThrownBy(() -> PasswordHash.of("a".repeat(73))).isInstanceOf(IllegalArgumentException.class);
    }
}
