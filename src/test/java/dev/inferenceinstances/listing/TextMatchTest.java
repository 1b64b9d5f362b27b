package dev.inferenceinstances.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7b    | 7[Bb]           | 7[Bb]          | *7[Bb]*",
                "Жё    | [\\U00000416\\U00000436][\\U00000401\\U00000451] | [Жж][Ёё] | *[Жж][Ёё]*",
                "漢     | \\U00006F22     | 漢              | *漢*",
                "😀    | \\U0001F600     | 😀             | *😀*",
                "a.*b  | [Aa]\\.\\*[Bb]  | [Aa]\\.\\*[Bb] | *[Aa].[*][Bb]*",
                "[?]   | \\[\\?\\]       | \\[\\?\\]      | *[[][?]]*",
                "^-$\\ | \\^\\-\\$\\\\   | \\^\\-\\$\\\\  | *^-$\\*",
                "_%    | \\_\\%          | \\_\\%         | *_%*"
            })
    void bothCasesOfALetterAreSpeltOutAndAllElseStandsForItself(
            String part, String postgresql, String mysql, String sqlite) {
        assertThat(TextMatch.POSTGRESQL.containing(part)).isEqualTo(postgresql);
        assertThat(TextMatch.MYSQL.containing(part)).isEqualTo(mysql);
        assertThat(TextMatch.SQLITE.containing(part)).isEqualTo(sqlite);
    }

    @Test
    void anyPatternFindsWhatJavaFinds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int number = 0; number < 20_000; number++) {
            String text = text(random, 6);
            String part = text(random, 2);
            assertThat(Pattern.compile(TextMatch.MYSQL.containing(part))
                            .matcher(text)
                            .find())
                    .as("\"%s\" in \"%s\", seed %d", part, text, seed)
                    .isEqualTo(TextModel.contains(text, part));
        }
    }

    @Test
    void aKindOfDatabaseHasItsOwn() {
        assertThat(List.of(TextMatch.of("postgresql"), TextMatch.of("mysql"), TextMatch.of("sqlite")))
                .containsExactly(TextMatch.values());
    }

    private static String text(Random random, int most) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(at -> TextModel.SIGNS.get(random.nextInt(TextModel.SIGNS.size())))
                .collect(Collectors.joining());
    }
}
