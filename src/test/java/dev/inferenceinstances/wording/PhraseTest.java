package dev.inferenceinstances.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class PhraseTest {

    private static final ResourceBundle ENGLISH =
            ResourceBundle.getBundle("dev.inferenceinstances.wording.phrases", Locale.ROOT);

    @Test
    void aNumberIsWrittenAsASettingTakesIt() {
        assertThat(Phrase.of("undersized.set", 1000, 1000).in(Locale.ENGLISH))
                .startsWith("Set DB_POOL_SIZE=1000 and DB_MAX_OVERFLOW=1000,");
    }

    @Test
    void oneIsNotMany() {
        assertThat(Phrase.of("lock_contention", 1, 2, "7").in(Locale.ENGLISH))
                .isEqualTo("1 connection waits for a lock, for up to 2 s; blocked by session 7");
        assertThat(Phrase.of("lock_contention", 3, 2, "7").in(Locale.ENGLISH))
                .isEqualTo("3 connections wait for a lock, for up to 2 s; blocked by session 7");
    }

    @Test
    void aLanguageThatIsNotSpokenGetsEnglish() {
        assertThat(Phrase.of("healthy.nothing").in(Locale.GERMAN)).isEqualTo("Nothing to do");
    }

    @Test
    void everyPatternCanBeReadAndKeepsItsApostrophes() {
        assertThat(ENGLISH.keySet()).isNotEmpty().allSatisfy(key -> {
            String pattern = ENGLISH.getString(key);
            assertThat(new MessageFormat(pattern, Locale.ROOT)).isNotNull();
            assertThat(pattern.replace("''", "")).doesNotContain("'");
        });
    }

    @Test
    void anUnknownKeyIsABug() {
        assertThatThrownBy(() -> Phrase.of("unheard.of").in(Locale.ENGLISH))
                .isInstanceOf(MissingResourceException.class);
    }
}
