package dev.inferenceinstances.guide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page shows of an answer, of which it may leave parts out. */
record ShownAnswer(String text) {

    private static final Pattern STATUS = Pattern.compile(
            "^HTTP/1\\.1 (\\d{3})|\"type\":\"about:blank\",\"status\":(\\d{3})|returned error: (\\d{3})",
            Pattern.MULTILINE);
    private static final Pattern DOWN = Pattern.compile("^ {4}\"status\": \"DOWN\"", Pattern.MULTILINE);
    private static final Pattern HEADER = Pattern.compile("^([A-Za-z-]+): ", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("\"(\\w+)\" ?:");
    /** What begins a line of a text: a key of a report, or the name of a metric. */
    private static final Pattern LABEL = Pattern.compile("^([a-z_]+)(?= {2,}|\\{)", Pattern.MULTILINE);

    /** Empty where the page shows none, and so a success. */
    Optional<Integer> status() {
        return DOWN.matcher(text).find()
                ? Optional.of(503)
                : STATUS.matcher(text)
                        .results()
                        .map(ShownAnswer::group)
                        .map(Integer::valueOf)
                        .findFirst();
    }

    List<String> headers() {
        return text.startsWith("HTTP/1.1 ")
                ? HEADER.matcher(text.replaceFirst("(?s)\n\n.*", ""))
                        .results()
                        .map(ShownAnswer::group)
                        .toList()
                : List.of();
    }

    Set<String> keys() {
        return KEY.matcher(text).results().map(ShownAnswer::group).collect(Collectors.toSet());
    }

    Set<String> labels() {
        return LABEL.matcher(text).results().map(ShownAnswer::group).collect(Collectors.toSet());
    }

    private static String group(MatchResult match) {
        for (int i = 1; i < match.groupCount(); i++) {
            if (match.group(i) != null) {
                return match.group(i);
            }
        }
        return match.group(match.groupCount());
    }
}
