package dev.inferenceinstances.metrics;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query of Prometheus, as far as it tells which metrics it is about. */
record Query(String expression) {

    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z]\\w*_\\w+)\\b(?!\\s*\\()(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");

    /** One metric, and what its labels must be. */
    record Selector(String metric, List<Matcher> matchers) {}

    /** @param operator {@code =}, {@code !=}, {@code =~} or {@code !~} */
    record Matcher(String label, String operator, String value) {}

    List<Selector> selectors() {
        return SELECTOR.matcher(GROUPING.matcher(expression).replaceAll(" "))
                .results()
                .map(found -> new Selector(found.group(1), matchers(found.group(2))))
                .toList();
    }

    /** The labels that it groups by. */
    Set<String> groupings() {
        return GROUPING.matcher(expression)
                .results()
                .flatMap(found -> List.of(found.group(1).split("\\s*,\\s*")).stream())
                .collect(Collectors.toSet());
    }

    private static List<Matcher> matchers(String text) {
        return text == null
                ? List.of()
                : MATCHER.matcher(text)
                        .results()
                        .map(found -> new Matcher(found.group(1), found.group(2), found.group(3)))
                        .toList();
    }
}
