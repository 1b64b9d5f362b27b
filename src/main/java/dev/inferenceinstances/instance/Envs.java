package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stored JSON object of environment variables. Rows of the earlier service may hold a list of objects instead, or either within a string. */
final class Envs {

    static final String NONE = "{}";

    private Envs() {}

    /** The variables as the text of one JSON object: an object as it stands, a list merged, later entries winning, out of its string. */
    static String asObject(@Nullable String stored) {
        if (stored == null) {
            return NONE;
        }
        return stored.stripLeading().startsWith("{") ? stored : merged(stored);
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
        ObjectNode all = (ObjectNode) StoredJson.read("envs", asObject(stored));
        sent.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, value);
            }
        });
        return all.toString();
    }

    private static String merged(String stored) {
        JsonNode held = StoredJson.read("envs", stored);
        if (held.isTextual() && !held.textValue().isBlank()) {
            return asObject(held.textValue());
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (JsonNode entry : held) {
            if (entry instanceof ObjectNode variables) {
                all.setAll(variables);
            }
        }
        return all.toString();
    }
}
