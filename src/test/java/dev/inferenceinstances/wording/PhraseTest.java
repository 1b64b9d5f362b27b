package dev.inferenceinstances.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

    @Test
    void aNumberIsWrittenAsASettingTakesIt() {
        assertThat(Phrase.of("undersized.set", 1000, 1000).in(Locale.ENGLISH))
                .startsWith("Set DB_POOL_SIZE=1000 and DB_MAX_OVERFLOW=1000,");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Phrase.of("lock_contention", 1, 2, "session 7").in(Locale.ENGLISH))
                .isEqualTo("1 connection waits for a lock, for up to 2 s; blocked by session 7");
        assertThat(Phrase.of("lock_contention", 3, 2, "session 7").in(Locale.ENGLISH))
                .isEqualTo("3 connections wait for a lock, for up to 2 s; blocked by session 7");
    }

    @Test
    void aLanguageThatIsNotSpokenGetsEnglish() {
        assertThat(Phrase.of("healthy.nothing").in(Locale.GERMAN)).isEqualTo("Nothing to do");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-Hant-TW"})
    void everyKindOfChineseIsChinese(String language) {
        assertThat(Phrase.of("healthy.nothing").in(Locale.forLanguageTag(language)))
                .isEqualTo("无需处理");
    }

    @Test
    void aPhraseInAPhraseIsInTheSameLanguage() {
        Phrase unreachable = Phrase.of("database_unreachable", Phrase.of("failure.unreachable"));
        assertThat(unreachable.in(Locale.ENGLISH))
                .isEqualTo("The database does not answer: The server cannot be reached");
        assertThat(unreachable.in(Locale.CHINESE)).isEqualTo("数据库无响应：无法连接到服务器");
    }

    @Test
    void aNumberWithinAChoiceIsNotSeparated() {
        assertThat(Phrase.of("pool.waiting", 1500).in(Locale.ENGLISH)).isEqualTo("1500 callers wait for a connection");
        assertThat(Phrase.of("pool.waiting", 1).in(Locale.ENGLISH)).isEqualTo("1 caller waits for a connection");
    }

    @Test
    void noChineseNumberIsSeparatedEither() {
        assertThat(Phrase.of("exhausted", 1000, 2000, 1500, "GET /api/instances")
                        .in(Locale.CHINESE))
                .isEqualTo("2000 个连接中有 1000 个持续处于借出状态；1500 个调用方在等待；占用最多的是 GET /api/instances");
        assertThat(Phrase.of("exhausted", 30, 30, 0, "-").in(Locale.CHINESE)).contains("；尚无调用方等待；");
    }

    @Test
    void anUnknownKeyIsABug() {
        assertThatThrownBy(() -> Phrase.of("unheard.of").in(Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class);
    }
}
