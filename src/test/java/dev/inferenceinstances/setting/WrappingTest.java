package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a|a",
                " a\t|a",
                "`a\r\n`|a",
                "\"a b\"|a b",
                "'a'|a",
                " \" a \" |a",
                "`\"a\"\n`|a",
                "\"\"a\"\"|\"a\"",
                "\"a'|\"a'",
                "it's|it's",
                "\"|\"",
                "\"\"|``",
                "`  `|``"
            })
    void whatStandsAroundAValueGoes(String value, String bare) {
        assertThat(Wrapping.off(value)).isEqualTo(bare);
    }
}
