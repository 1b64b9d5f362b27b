package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DotEnvTextTest {

    /** A row of the guide's table of rules: what is written, and in the next cell the value, or a dash for none. */
    private static final Pattern RULE =
            Pattern.compile("^\\| `((?:export )?A ?=[^`]*)` \\| (?:`([^`]*)`|—) \\|", Pattern.MULTILINE);

    private static final String LINE_END = "↵";

    @ParameterizedTest
    @MethodSource("rules")
    void theGuidesRulesHold(String written, String value) {
        assertThat(DotEnvText.read("DB_USER=app\n" + written + "\nNEXT=1", name -> null)
                        .values())
                .isEqualTo(Map.of("DB_USER", "app", "A", value, "NEXT", "1"));
    }

    @Test
    void bothPagesHaveTheSameRules() throws IOException {
        assertThat(rows("zh").toString())
                .contains("DB_NAME")
                .isEqualTo(rows("en").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  A = 20   | 20",
                "A=\"20\"#base | 20",
                "A=\"\" | ``",
                "A= # nothing | ``",
                "A=#nothing | ``",
                "A=a=b\"c | a=b\"c",
                "A=postgresql://u:p%23$$\\n@h/d?x=y | postgresql://u:p%23$$\\n@h/d?x=y",
                "A=\"C:\\\\new\\users\" | C:\\new\\users",
                "A='C:\\new\\\\' | C:\\new\\\\",
                "A=\"a\" b | \"a\" b",
                "A='a'b' | 'a'b'",
                "A=\"${GONE:-}x\" | x",
                "A=${:-x} | x",
                "A=${DB_USER | ${DB_USER",
            })
    void whatTheTableLeavesOut(String line, String value) {
        assertThat(DotEnvText.read("DB_USER=app\n" + line, name -> null).values())
                .containsEntry("A", value);
    }

    @Test
    void theEnvironmentWinsOverWhatStandsAbove() {
        assertThat(DotEnvText.read("X=file\nA=${X}-${Y}", Map.of("X", "set")::get)
                        .values())
                .containsEntry("A", "set-");
    }

    @Test
    void aQuoteThatIsNotClosedSwallowsNoOtherKey() {
        assertThat(DotEnvText.read("A=\"open\nB=\"2\"\nC='it\nD=don't", name -> null)
                        .values())
                .isEqualTo(Map.of("A", "\"open", "B", "2", "C", "'it", "D", "don't"));
    }

    @Test
    void linesMayEndAsOnAnySystem() {
        assertThat(DotEnvText.read("# A=1\r\n\r\nA=1\r\nB=\"2\"\r\nC='3'\rD=4\n", name -> null)
                        .values())
                .isEqualTo(Map.of("A", "1", "B", "2", "C", "3", "D", "4"));
    }

    @Test
    void aLongValueInQuotesIsRead() {
        String key = "0123456789abcdef\n".repeat(5_000);
        assertThat(DotEnvText.read("A=\"" + key + "\"", name -> null).values()).containsEntry("A", key);
    }

    private static Stream<Arguments> rules() throws IOException {
        return rows("en").stream().map(row -> Arguments.of(row.toArray()));
    }

    private static List<List<String>> rows(String language) throws IOException {
        return RULE.matcher(Files.readString(Path.of("docs", language, "configuration.md")))
                .results()
                .map(DotEnvTextTest::rule)
                .toList();
    }

    private static List<String> rule(MatchResult row) {
        String value = row.group(2) == null ? "" : row.group(2);
        return List.of(row.group(1).replace(LINE_END, "\n"), value.replace(LINE_END, "\n"));
    }
}
