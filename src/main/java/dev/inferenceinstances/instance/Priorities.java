package dev.inferenceinstances.instance;

import java.util.Set;

/** The stored JSON list of priorities, read without a parser: its words need no escapes. */
final class Priorities {

    static final Set<String> KNOWN = Set.of("high", "normal", "low", "very_low");
    static final String PATTERN = "high|normal|low|very_low";
    static final String ALLOWED = "must be one of high, normal, low, very_low";

    private Priorities() {}

    /** The list as JSON text; a row without one has that of the defaults. */
    static String orDefault(String stored) {
        return missing(stored) ? Defaults.PRIORITIES : stored;
    }

    /** The first priority in the list. */
    static String first(String json) {
        int open = json.indexOf('"');
        return json.substring(open + 1, json.indexOf('"', open + 1));
    }

    /** Matches the stored text of a list whose first priority is this one, for {@code like … escape '!'}. */
    static String firstIs(String priority) {
        return Like.beginsWith("[\"" + priority + "\"");
    }

    /** True for an SQL null, a JSON null and a list without a word in it. */
    static boolean missing(String stored) {
        return stored == null || stored.indexOf('"') < 0;
    }
}
