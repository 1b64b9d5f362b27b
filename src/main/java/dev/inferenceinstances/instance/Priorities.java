package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inferenceinstances.listing.Like;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The stored JSON list of priorities, shown without a parser: its words need no escapes. Rows of the earlier service may hold something
 * else: one word, a list within a string, or an object whose keys or values are the words.
 */
final class Priorities {

    static final Set<String> KNOWN = Set.of("high", "normal", "low", "very_low");
    static final String PATTERN = "high|normal|low|very_low";
    static final String ALLOWED = "must be one of high, normal, low, very_low";
    static final String DEFAULT = "[\"high\",\"normal\",\"low\",\"very_low\"]";

    /** The most urgent first: the keys of an object have no order that MySQL would keep. */
    private static final List<String> BY_URGENCY = List.of("high", "normal", "low", "very_low");

    private static final Pattern WORD = Pattern.compile("very_low|high|normal|low");

    private static final String TEXT = "cast(priorities as String)";

    private Priorities() {}

    /** The list as JSON text; a row without one has that of the defaults. */
    static String orDefault(@Nullable String stored) {
        if (stored == null || stored.equals(DEFAULT)) {
            return DEFAULT;
        }
        return StoredJson.isListOfWords(stored) ? stored : ofAnOldRow(stored);
    }

    private static String ofAnOldRow(String stored) {
        List<String> words =
                WORD.matcher(stored).results().map(MatchResult::group).toList();
        boolean object = stored.stripLeading().startsWith("{");
        List<String> ordered =
                object ? BY_URGENCY.stream().filter(words::contains).toList() : words;
        return ordered.isEmpty() ? DEFAULT : distinct(ordered);
    }

    /** What is stored of the priorities that were sent, null of none. One that is named twice counts once. */
    static @Nullable String stored(@Nullable List<String> sent) {
        return sent == null ? null : distinct(sent);
    }

    private static String distinct(List<String> priorities) {
        return StoredJson.write(priorities.stream().distinct().toList());
    }

    /** The stored list with its first priority replaced, and without a second mention of the new one. */
    static String withFirst(@Nullable String stored, String first) {
        Stream<String> others = StreamSupport.stream(
                        StoredJson.read(orDefault(stored)).spliterator(), false)
                .skip(1)
                .map(JsonNode::asText);
        return distinct(Stream.concat(Stream.of(first), others).toList());
    }

    /** The first priority in the list. */
    static String first(String json) {
        int open = json.indexOf('"');
        return json.substring(open + 1, json.indexOf('"', open + 1));
    }

    /**
     * The condition, in HQL, that {@link #first} of what {@link #orDefault} gives is this one.
     *
     * @param parameters gets the values in it
     */
    static String firstIs(String priority, Map<String, Object> parameters) {
        int urgency = BY_URGENCY.indexOf(priority);
        StringBuilder object = new StringBuilder(like("in_object"));
        for (String moreUrgent : BY_URGENCY.subList(0, urgency)) {
            object.append(" and not ").append(like(moreUrgent));
        }
        parameters.putAll(patterns(priority, urgency));
        // nearly every row holds a list, for which the first condition, or else the second, decides
        String stored = "%s or %s or %s not like '[%%' and (%s or %s or %s or %s or %s)"
                .formatted(
                        like("priority"),
                        like("behind_blank"),
                        TEXT,
                        like("in_string"),
                        like("in_list_in_string"),
                        like("in_printed_list"),
                        like("bare"),
                        object);
        return urgency > 0 ? "(" + stored + ")" : "(%s or %s)".formatted(stored, byDefault());
    }

    private static Map<String, Object> patterns(String priority, int urgency) {
        Map<String, Object> patterns = new HashMap<>();
        patterns.put("priority", Like.beginsWith("[\"" + priority + "\""));
        patterns.put("behind_blank", Like.beginsWith("[ \"" + priority + "\""));
        patterns.put("in_string", Like.beginsWith("\"" + priority));
        patterns.put("in_list_in_string", Like.beginsWith("\"[\\\"" + priority));
        // as Python prints a list
        patterns.put("in_printed_list", Like.beginsWith("\"['" + priority));
        patterns.put("bare", Like.beginsWith(priority));
        patterns.put("in_object", "{" + Like.contains("\"" + priority + "\""));
        BY_URGENCY.subList(0, urgency).forEach(word -> patterns.put(word, Like.contains("\"" + word + "\"")));
        return patterns;
    }

    /** Holds for a row in which no priority is named. */
    private static String byDefault() {
        String noneNamed = "%1$s not like '%%high%%' and %1$s not like '%%normal%%' and %1$s not like '%%low%%'";
        return "priorities is null or %1$s in ('[]', '[null]') or %1$s not like '[%%' and ".formatted(TEXT)
                + noneNamed.formatted(TEXT);
    }

    private static String like(String parameter) {
        return "%s like :%s escape '!'".formatted(TEXT, parameter);
    }
}
