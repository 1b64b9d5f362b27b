package dev.inferenceinstances.guide;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a command as a shell takes them, up to a pipe or a semicolon: quotes, and nothing that a page does not use. */
final class ShellWords {

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"|;])+");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final Pattern FIRST_COMMAND = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^'\"|;])*");

    private ShellWords() {}

    static List<String> of(String line) {
        Matcher command = FIRST_COMMAND.matcher(line);
        return WORD.matcher(command.lookingAt() ? command.group() : "")
                .results()
                .map(word -> QUOTED.matcher(word.group())
                        .replaceAll(quoted ->
                                Matcher.quoteReplacement(quoted.group(1) == null ? quoted.group(2) : quoted.group(1))))
                .toList();
    }
}
