package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "bert", "line\r\n\ttab", "\u0001", "漢字", "😀", "\uFFFF"})
    void textIsStorable(String text) {
        assertThat(StorableText.test(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\0b", "\uD83D", "a\uD83Db", "\uDE00", "\uDE00\uD83D", "\uDFFF", "😀\uD800"})
    void aNulCharacterOrHalfASurrogatePairIsNot(String text) {
        assertThat(StorableText.test(text)).isFalse();
    }
}
