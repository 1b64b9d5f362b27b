package dev.inferenceinstances;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A README taken apart: what must be alike in every language. */
record Readme(List<Section> sections, List<String> blocks, List<String> links) {

    private static final Pattern BLOCK = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^(?=#)", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`[^`]+`");

    /** @param name the file's name, in the project's folder */
    static Readme read(String name) throws IOException {
        String text = Files.readString(Path.of(name));
        String prose = BLOCK.matcher(text).replaceAll("");
        return new Readme(
                HEADING.splitAsStream(prose).map(Section::of).toList(),
                BLOCK.matcher(text).results().map(MatchResult::group).toList(),
                LINK.matcher(prose).results().map(link -> link.group(1)).toList());
    }

    /**
     * A heading and what stands under it, up to the next one.
     *
     * @param level 1 for the title of the whole
     * @param rows for each row of its tables, the rows of headings included, the code in the first cell
     */
    record Section(int level, String title, List<List<String>> rows) {

        private static Section of(String text) {
            String heading = text.lines().findFirst().orElseThrow();
            String title = heading.replaceFirst("^#+ ", "");
            return new Section(
                    heading.length() - title.length() - 1,
                    title,
                    text.lines()
                            .filter(line -> line.startsWith("|"))
                            .map(Section::codeOfTheFirstCell)
                            .toList());
        }

        private static List<String> codeOfTheFirstCell(String row) {
            return CODE.matcher(row.split("\\|")[1])
                    .results()
                    .map(MatchResult::group)
                    .toList();
        }

        /** What GitHub makes of the title for links to it. */
        String anchor() {
            return title.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]", "")
                    .replace(' ', '-');
        }
    }
}
