package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The text in the columns that hold JSON. */
final class StoredJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StoredJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list or map of strings always has a JSON form", e);
        }
    }

    /** @param column that it is from, to be named where it holds no JSON */
    static JsonNode read(String column, String stored) {
        try {
            return MAPPER.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row's %s are not JSON".formatted(column), e);
        }
    }

    /** As lists, maps, strings and numbers. */
    static Object plain(JsonNode value) {
        return MAPPER.convertValue(value, Object.class);
    }
}
