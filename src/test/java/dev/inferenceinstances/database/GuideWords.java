package dev.inferenceinstances.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The guide's table of what becomes of the words in a URL's query. */
final class GuideWords {

    /** A row: the word, what PostgreSQL's driver is told, and what MySQL's is told. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `\\?([^`]+)` \\| `?([^|`]+)`? \\| `?([^|`]+)`? \\|", Pattern.MULTILINE);

    private GuideWords() {}

    static List<List<String>> rows(String language) throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs", language, "configuration.md")))
                .results()
                .map(row -> List.of(row.group(1), row.group(2), row.group(3)))
                .toList();
    }
}
