package dev.inferenceinstances.wording;

import static java.util.Locale.CHINESE;
import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @Test
    void withoutAWishItIsEnglish() {
        assertThat(Language.of(null)).isEqualTo(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh",
                "zh-CN",
                "ZH-cn",
                "zh-Hant;q=0.5",
                "zh-Hant-TW",
                "zh-CN,zh;q=0.9,en;q=0.8",
                "en;q=0.4, zh;q=0.9",
                "en ; q=0.4 ,\tzh",
                "fr, de;q=0.9, zh;q=0.1, en;q=0.09",
                "zh, en",
                ", zh ,",
                "en;q=0, zh;q=0.001",
                "zh-CN, zh-TW;q=0"
            })
    void whoLikesChineseBestGetsIt(String header) {
        assertThat(Language.of(header)).isEqualTo(CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "en-US,en;q=0.9,zh-CN;q=0.8",
                "en, zh",
                "zh;q=0.3, en-GB;q=0.4",
                "zh;q=0",
                "zh-CN;q=0.000, en;q=0.1",
                "zh-CN;q=0",
                "en, en-GB;q=0, zh;q=0.5",
                "*",
                "fr",
                "de-DE, fr;q=0.9, *;q=0.1",
                "zha",
                "x-zh"
            })
    void everyoneElseGetsEnglish(String header) {
        assertThat(Language.of(header)).isEqualTo(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "-",
                ";",
                "zh_CN",
                "zh-",
                "zh;q=",
                "zh;q=2",
                "zh;q=-1",
                "zh;q=0.1234",
                "zh;q=0.5;q=0.6",
                "zh;level=1",
                "zh, 中文",
                "zh en",
                "chineselanguage, zh"
            })
    void aHeaderThatCannotBeReadIsEnglish(String header) {
        assertThat(Language.of(header)).isEqualTo(ENGLISH);
    }

    /** With the platform's own parser each of these takes longer than any caller waits, or overflows the stack. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"zh-cn-|en", "a-|en", "zh,|zh", "zh;q=0.1,|zh"})
    void aLongHeaderIsReadLikeAnyOther(String part, Locale language) {
        assertThat(Language.of(part.repeat(100_000) + "zh")).isEqualTo(language);
    }
}
