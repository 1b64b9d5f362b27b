package dev.inferenceinstances.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A Markdown page taken apart.
 *
 * @param path from the project's folder
 * @param blocks what stands between fences, the fences included
 * @param links the targets of links and pictures
 */
record GuidePage(Path path, String text, List<Section> sections, List<String> blocks, List<String> links) {

    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^(?=#)", Pattern.MULTILINE);

    static GuidePage read(Path path) {
        try {
            String text = Files.readString(path);
            String prose = BLOCK.matcher(text).replaceAll("");
            return new GuidePage(
                    path,
                    text,
                    HEADING.splitAsStream(prose).map(Section::of).toList(),
                    BLOCK.matcher(text).results().map(MatchResult::group).toList(),
                    LINK.matcher(prose).results().map(link -> link.group(1)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a link within the project leads to, from the project's folder. */
    Path target(String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? path : path.resolveSibling(file).normalize();
    }

    List<String> anchors() {
        return sections.stream().map(Section::anchor).toList();
    }

    /** The code in the first cells of the one table that has this row. */
    List<String> table(String row) {
        List<Section> found = sections.stream()
                .filter(section -> section.rows().contains(List.of("`" + row + "`")))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%s has %d tables with a row of %s".formatted(path, found.size(), row));
        }
        return found.get(0).rows().stream()
                .flatMap(List::stream)
                .map(code -> code.replace("`", ""))
                .toList();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
