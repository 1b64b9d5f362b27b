package dev.inferenceinstances.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCasesTest {

    @ParameterizedTest
    @CsvSource({"b, Bb", "B, Bb", "é, Éé", "ß, ßẞ", "ς, Σςσ", "ж, Жж", "Ა, აᲐ", "ⴀ, Ⴀⴀ"})
    void aLetterHasItsCases(String letter, String cases) {
        assertThat(text(LetterCases.of(letter.codePointAt(0)))).isEqualTo(cases);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "_", "漢", "😀", "א", " "})
    void othersHaveNone(String sign) {
        assertThat(LetterCases.of(sign.codePointAt(0))).isNull();
    }

    @Test
    void noLetterWithTwoCasesIsLeftOut() {
        assertThat(IntStream.rangeClosed(0x20000, Character.MAX_CODE_POINT)
                        .filter(sign -> Character.toUpperCase(sign) != sign || Character.toLowerCase(sign) != sign))
                .isEmpty();
    }

    private static String text(int[] cases) {
        return IntStream.of(cases).sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }
}
