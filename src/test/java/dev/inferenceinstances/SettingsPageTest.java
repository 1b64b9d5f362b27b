package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of settings has all that there are, and no other. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everySettingStandsInItsTable(String language) throws IOException {
        Set<String> settings = new TreeSet<>();
        ServiceSettings.read(
                key -> {
                    settings.add(key);
                    return null;
                },
                List.of());
        assertThat(ROW.matcher(Files.readString(Path.of("docs", language, "configuration.md")))
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(settings);
    }
}
