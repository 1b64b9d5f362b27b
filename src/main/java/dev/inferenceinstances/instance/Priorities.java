package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inferenceinstances.listing.Like;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The stored JSON list of priorities, shown without a parser: its words need no escapes. */
final class Priorities {

    static final Set<String> KNOWN = Set.of("high", "normal", "low", "very_low");
    static final String PATTERN = "high|normal|low|very_low";
    static final String ALLOWED = "must be one of high, normal, low, very_low";
    static final String DEFAULT = "[\"high\",\"normal\",\"low\",\"very_low\"]";

    private Priorities() {}

    /** The list as JSON text; a row without one has that of the defaults. */
    static String orDefault(String stored) {
        return missing(stored) ? DEFAULT : stored;
    }

    /** What is stored of the priorities that were sent, null of none. One that is named twice counts once. */
    static @Nullable String stored(@Nullable List<String> sent) {
        return sent == null ? null : distinct(sent);
    }

    private static String distinct(List<String> priorities) {
        return StoredJson.write(priorities.stream().distinct().toList());
    }

    /** The stored list with its first priority replaced, and without a second mention of the new one. */
    static String withFirst(String stored, String first) {
        Stream<String> others = StreamSupport.stream(
                        StoredJson.read("priorities", orDefault(stored)).spliterator(), false)
                .skip(1)
                .map(JsonNode::asText);
        return distinct(Stream.concat(Stream.of(first), others).toList());
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
