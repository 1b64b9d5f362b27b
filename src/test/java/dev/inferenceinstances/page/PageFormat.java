package dev.inferenceinstances.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Formats the page's code with Prettier. Is no test that a build runs: ./mvnw test -Dtest=PageFormat */
class PageFormat {

    /** The page's, and that of its linters. index.html is written by hand. */
    private static final List<String> CODE = List.of(
            "src/main/resources/META-INF/resources/css", "src/main/resources/META-INF/resources/js", "src/test/page");

    @Test
    void format() {
        prettier("--write", CODE);
        assertThat(unformatted()).isEmpty();
    }

    static List<String> unformatted() {
        return prettier("--list-different", CODE);
    }

    /** Takes its options from .editorconfig. */
    static List<String> prettier(String mode, List<String> places) {
        Path script = Node.MODULES.resolve("prettier/bin/prettier.cjs");
        return Node.run(script, Stream.concat(Stream.of(mode), places.stream()).toArray(String[]::new));
    }
}
