package dev.inferenceinstances.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every phrase, in every language. */
class PhrasesTest {

    private static final ResourceBundle ENGLISH = phrases(Locale.ROOT);
    private static final ResourceBundle CHINESE = phrases(Locale.CHINESE);

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    /** What a reader copies: settings, and requests with what they bring. */
    private static final Pattern VERBATIM =
            Pattern.compile("[A-Z]+_[A-Z_]+(=\\w+)?|/api/[a-z/-]+|mode|\"\\w+\"|\\?concurrency=N");

    private static final int MORE_ARGUMENTS_THAN_ANY_HAS = 9;

    static Stream<String> keys() {
        return ENGLISH.keySet().stream().sorted();
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(keysOf("phrases_zh.properties")).isNotEmpty().isEqualTo(keysOf("phrases.properties"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void bothLanguagesTellTheSameFigures(String key) {
        assertThat(found(ARGUMENT, CHINESE.getString(key))).isEqualTo(found(ARGUMENT, ENGLISH.getString(key)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatIsToBeCopiedIsNotTranslated(String key) {
        assertThat(found(VERBATIM, CHINESE.getString(key))).isEqualTo(found(VERBATIM, ENGLISH.getString(key)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachPhraseCanBeSaidInBothLanguages(String key) {
        Phrase phrase = Phrase.of(
                key, Collections.nCopies(MORE_ARGUMENTS_THAN_ANY_HAS, 2).toArray());
        assertThat(phrase.in(Locale.ENGLISH)).doesNotContain("{", "}").doesNotContainPattern("\\p{IsHan}");
        assertThat(phrase.in(Locale.CHINESE)).doesNotContain("{", "}");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anApostropheIsWrittenTwice(String key) {
        for (ResourceBundle bundle : Set.of(ENGLISH, CHINESE)) {
            assertThat(new MessageFormat(bundle.getString(key), Locale.ROOT)).isNotNull();
            assertThat(bundle.getString(key).replace("''", "")).doesNotContain("'");
        }
    }

    @Test
    void onlyTheFrameOfTheSummaryHoldsNoChineseWord() {
        assertThat(keys().filter(key -> !CHINESE.getString(key).matches(".*\\p{IsHan}.*")))
                .containsExactly("summary");
    }

    private static ResourceBundle phrases(Locale language) {
        return ResourceBundle.getBundle("dev.inferenceinstances.wording.phrases", language);
    }

    /** Of the file alone: a bundle answers for the one that stands in for it too. */
    private static Set<String> keysOf(String file) throws IOException {
        try (InputStream phrases = Phrase.class.getResourceAsStream(file)) {
            return new PropertyResourceBundle(phrases).keySet();
        }
    }

    private static Set<String> found(Pattern what, String pattern) {
        return what.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
