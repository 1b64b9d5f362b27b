package dev.inferenceinstances.guide;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A heading and what stands under it, up to the next one.
 *
 * @param level 1 for the title of the whole
 * @param prose without blocks
 * @param rows for each row of its tables, the rows of headings included, the code in the first cell
 */
record Section(int level, String title, String prose, List<List<String>> rows) {

    private static final Pattern CODE = Pattern.compile("`[^`]+`");

    static Section of(String text) {
        String heading = text.lines().findFirst().orElseThrow();
        String title = heading.replaceFirst("^#+ ", "");
        return new Section(
                heading.length() - title.length() - 1,
                title,
                text.substring(heading.length()).strip(),
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
