package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The stored JSON object of environment variables. Rows of the earlier service may hold a list of objects instead. */
final class Envs {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Envs() {}

    /** The variables as the text of one JSON object: an object as it stands, a list merged, later entries winning. */
    static String asObject(String stored) {
        if (stored == null) {
            return Defaults.ENVS;
        }
        return stored.stripLeading().startsWith("{") ? stored : merged(stored);
    }

    private static String merged(String stored) {
        ObjectNode all = JSON.createObjectNode();
        try {
            for (JsonNode entry : JSON.readTree(stored)) {
                if (entry instanceof ObjectNode variables) {
                    all.setAll(variables);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row's envs are not JSON", e);
        }
        return all.toString();
    }
}
