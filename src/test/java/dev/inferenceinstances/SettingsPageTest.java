package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of settings has all that there are, and no other, and no example sets what does not exist. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);
    private static final Pattern BASH = Pattern.compile("^```bash$.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:^| )([A-Z][A-Z_]+)=", Pattern.MULTILINE);
    /** What a benchmark takes for itself, with a default: {@code ${ROWS:-1000000}}. */
    private static final Pattern OF_A_BENCHMARK = Pattern.compile("\\$\\{([A-Z][A-Z_]+):-");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everySettingStandsInItsTable(String language) throws IOException {
        assertThat(found(ROW, Files.readString(Path.of("docs", language, "configuration.md"))))
                .containsExactlyInAnyOrderElementsOf(settings());
    }

    @Test
    void everySettingOfAnExampleIsOne() throws IOException {
        Set<String> settings = settings();
        settings.addAll(ofBenchmarks());
        try (Stream<Path> pages = Files.walk(Path.of("docs"))) {
            List<Path> read =
                    pages.filter(page -> page.toString().endsWith(".md")).toList();
            assertThat(read).isNotEmpty();
            for (Path page : read) {
                String blocks = String.join(
                        "\n",
                        BASH.matcher(Files.readString(page))
                                .results()
                                .map(MatchResult::group)
                                .toList());
                assertThat(settings).as(page.toString()).containsAll(found(ASSIGNMENT, blocks));
            }
        }
    }

    private static Set<String> settings() {
        Settings settings = new Settings(key -> null);
        ServiceSettings.read(settings, List.of());
        return new TreeSet<>(settings.keys());
    }

    private static Set<String> ofBenchmarks() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src", "bench"))) {
            for (Path file : files.toList()) {
                keys.addAll(found(OF_A_BENCHMARK, Files.readString(file)));
            }
        }
        return keys;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
