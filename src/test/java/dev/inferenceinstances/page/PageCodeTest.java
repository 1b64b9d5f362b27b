package dev.inferenceinstances.page;

import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's JavaScript and style sheets: formatted, in lines of 140 characters, and nothing in them that a linter knows to be wrong. */
class PageCodeTest {

    private static final Path PAGE = Path.of("src/main/resources/META-INF/resources");
    private static final Path LINTERS = Path.of("src/test/page");
    private static final int LONGEST_LINE = 140;

    @TempDir
    Path folder;

    @Test
    void isFormatted() {
        assertThat(PageFormat.unformatted())
                .as("not formatted; ./mvnw test -Dtest=PageFormat does it")
                .isEmpty();
    }

    /** Prettier breaks code, but no string and no comment. */
    @Test
    void hasNoLongLines() throws IOException {
        try (Stream<Path> files = Files.walk(PAGE)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(js|css)")))
                    .hasSizeGreaterThan(40)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LONGEST_LINE)));
        }
    }

    @Test
    void nothingIsWrongInTheJavaScript() {
        assertThat(lintJavaScript(LINTERS.resolve("tsconfig.json"))).isEmpty();
    }

    @Test
    void nothingIsWrongInTheStyleSheets() {
        assertThat(lintCss(PAGE.resolve("css"))).isEmpty();
    }

    @Test
    void theFormatterSeesWhatIsNotFormatted() throws IOException {
        Path script = writeString(folder.resolve("a.js"), "let a=1\n");
        assertThat(PageFormat.prettier("--list-different", List.of(script.toString())))
                .singleElement()
                .asString()
                .endsWith("a.js");
    }

    @Test
    void theLinterOfJavaScriptSeesEachFault() throws IOException {
        writeString(folder.resolve("other.js"), "export const there = 1;\n");
        writeString(folder.resolve("a.js"), """
                import { notThere } from "./other.js";
                const unused = 1;
                var old = nowhere;
                let steady = 2;
                if (old == 3) notThere(steady);
                """);
        Path config = writeString(
                folder.resolve("tsconfig.json"),
                "{ \"extends\": \"%s\", \"include\": [\"*.js\"] }"
                        .formatted(LINTERS.resolve("tsconfig.json").toUri().getPath()));
        assertThat(lintJavaScript(config))
                .hasSize(6)
                .anySatisfy(line -> assertThat(line).contains("a.js(1,", "no exported member 'notThere'"))
                .anySatisfy(line -> assertThat(line).contains("a.js(2,", "'unused' is declared but"))
                .anySatisfy(line -> assertThat(line).contains("a.js(3,", "Cannot find name 'nowhere'"))
                .anySatisfy(line -> assertThat(line).contains("a.js(3,", "with const or let"))
                .anySatisfy(line -> assertThat(line).contains("a.js(4,", "with const: it is never assigned again"))
                .anySatisfy(line -> assertThat(line).contains("a.js(5,", "Compare with ==="));
    }

    @Test
    void whatIsWrittenAgainStaysALet() throws IOException {
        writeString(folder.resolve("a.js"), """
                let counted = 0;
                let swapped = 1;
                let listed = 2;
                let added = 3;
                counted++;
                ({ swapped } = { swapped: counted });
                for (listed of [swapped]) {
                  added += listed;
                }
                export const sum = added;
                """);
        Path config = writeString(
                folder.resolve("tsconfig.json"), "{ \"compilerOptions\": { \"allowJs\": true, \"noEmit\": true } }");
        assertThat(lintJavaScript(config)).isEmpty();
    }

    @Test
    void theLinterOfStyleSheetsSeesEachFault() throws IOException {
        writeString(folder.resolve("a.css"), """
                a { colour: red; }
                b { color: 12px; }
                i { color: var(--nowhere); }
                p { : }
                """);
        assertThat(lintCss(folder))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("a.css(1)", "Unknown property `colour`"))
                .anySatisfy(line -> assertThat(line).contains("a.css(2)", "color: 12px: Mismatch"))
                .anySatisfy(line -> assertThat(line).contains("a.css(3)", "--nowhere is nowhere defined"))
                .anySatisfy(line -> assertThat(line).contains("a.css(4)", "Identifier is expected"));
    }

    private static List<String> lintJavaScript(Path config) {
        return Node.run(LINTERS.resolve("lint-js.cjs"), config.toString());
    }

    private static List<String> lintCss(Path sheets) {
        return Node.run(LINTERS.resolve("lint-css.cjs"), sheets.toString());
    }
}
