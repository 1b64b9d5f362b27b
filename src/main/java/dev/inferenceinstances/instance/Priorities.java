package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inferenceinstances.listing.TextMatch;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The stored JSON list of priorities, shown without a parser: its words need no escapes. Rows of the earlier service may hold something
 * else: one word, a list within a string, an object whose keys or values are the words, or words that are no priority.
 */
final class Priorities {

    static final Set<String> KNOWN = Set.of("high", "normal", "low", "very_low");
    static final String PATTERN = "high|normal|low|very_low";
    static final String ALLOWED = "must be one of high, normal, low, very_low";
    static final String DEFAULT = "[\"high\",\"normal\",\"low\",\"very_low\"]";

    /** The most urgent first: the keys of an object have no order that MySQL would keep. */
    private static final List<String> BY_URGENCY = List.of("high", "normal", "low", "very_low");

    private static final Pattern WORD = Pattern.compile("very_low|high|normal|low");

    /** How an object begins, and neither a list of objects nor one within a string: said so that SQL, too, can tell by places. */
    private static final Pattern OBJECT = Pattern.compile("[^\\[\"{]*\\{");

    private static final String TEXT = "cast(priorities as String)";

    /** In which {@code low} is no part of another word, and each place is the same. */
    private static final String WITHOUT_VERY_LOW = "replace(" + TEXT + ", 'very_low', 'VERY_LOW')";

    private Priorities() {}

    /** The list as JSON text; a row without one has that of the defaults. */
    static String orDefault(@Nullable String stored) {
        if (stored == null || stored.equals(DEFAULT)) {
            return DEFAULT;
        }
        return StoredJson.isListOf(BY_URGENCY, stored) ? stored : ofAnOldRow(stored);
    }

    private static String ofAnOldRow(String stored) {
        List<String> words =
                WORD.matcher(stored).results().map(MatchResult::group).toList();
        List<String> ordered = OBJECT.matcher(stored).lookingAt()
                ? BY_URGENCY.stream().filter(words::contains).toList()
                : words;
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

    /** The condition, in HQL, that {@link #first} of what {@link #orDefault} gives is this one. */
    static String firstIs(String priority) {
        List<String> others =
                BY_URGENCY.stream().filter(word -> !word.equals(priority)).toList();
        String object = comesFirst("{", List.of("[", "\""));
        String otherwise = "%1$s and %2$s or not (%1$s) and %3$s"
                .formatted(object, isMostUrgent(priority), comesFirst(priority, others));
        String missing = "";
        if (priority.equals(BY_URGENCY.get(0))) {
            otherwise += " or " + noneIsNamed(BY_URGENCY);
            missing = " or priorities is null";
        }
        // nearly every row begins with one priority or another, and is asked no more
        return "(%s or %s and (%s)%s)"
                .formatted(beginsWith(priority), all(others, other -> "not " + beginsWith(other)), otherwise, missing);
    }

    /** Holds of a list as every service writes it. */
    private static String beginsWith(String priority) {
        return place("[\"" + priority + "\"") + " = 1";
    }

    /** Holds where this priority is named, and none that is more urgent: the first one of an object. */
    private static String isMostUrgent(String priority) {
        List<String> moreUrgent = BY_URGENCY.subList(0, BY_URGENCY.indexOf(priority));
        String named = place(priority) + " > 0";
        return moreUrgent.isEmpty() ? named : named + " and " + noneIsNamed(moreUrgent);
    }

    private static String noneIsNamed(List<String> priorities) {
        return all(priorities, priority -> place(priority) + " = 0");
    }

    /** Holds where this part stands, and before each of the others that do. */
    private static String comesFirst(String part, List<String> others) {
        String place = place(part);
        return place + " > 0 and " + all(others, other -> place(other) + " not between 1 and " + place);
    }

    /** Where this part first stands, from 1; 0 where it does not. */
    private static String place(String part) {
        return "%s(%s, '%s')".formatted(TextMatch.PLACE_OF, part.equals("low") ? WITHOUT_VERY_LOW : TEXT, part);
    }

    private static String all(List<String> parts, Function<String, String> condition) {
        return parts.stream().map(condition).collect(Collectors.joining(" and "));
    }
}
