package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stored JSON object of environment variables. Rows of the earlier service may hold a list of objects instead, or either within a string. */
final class Envs {

    static final String NONE = "{}";

    private Envs() {}

    /**
     * The variables as the text of one JSON object of strings. One that is stored so stands as it is; what is a number there becomes a
     * text, and what is null is gone; a list is merged, later entries winning, out of its string. What is none of these has no variables.
     */
    static String asObject(@Nullable String stored) {
        if (stored == null || stored.equals(NONE)) {
            return NONE;
        }
        return StoredJson.isObjectOfStrings(stored) ? stored : write(StoredJson.read(stored));
    }

    /** What is stored of the variables that were sent, null of none. A variable that is set to null is one that is not set. */
    static @Nullable String stored(@Nullable Map<String, String> sent) {
        if (sent == null) {
            return null;
        }
        Map<String, String> variables = new LinkedHashMap<>(sent);
        variables.values().removeIf(Objects::isNull);
        return StoredJson.write(variables);
    }

    /** What is stored after a merge patch: a variable that is set to null is gone, and one that was not sent stays. */
    static String merged(@Nullable String stored, Map<String, String> sent) {
        ObjectNode all = (ObjectNode) StoredJson.read(asObject(stored));
        sent.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return all.toString();
    }

    private static String write(JsonNode held) {
        if (held.isTextual()) {
            // what is a string within a string is none
            JsonNode inner = StoredJson.read(held.textValue());
            return inner.isTextual() ? NONE : write(inner);
        }
        Map<String, String> all = new LinkedHashMap<>();
        Iterable<JsonNode> entries = held.isArray() ? held : List.of(held);
        for (JsonNode entry : entries) {
            entry.properties().forEach(variable -> put(all, variable.getKey(), variable.getValue()));
        }
        return StoredJson.write(all);
    }

    private static void put(Map<String, String> all, String name, JsonNode value) {
        if (value.isNull()) {
            all.remove(name);
        } else {
            all.put(name, value.isValueNode() ? value.asText() : value.toString());
        }
    }
}
