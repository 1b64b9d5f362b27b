package dev.inferenceinstances.pool;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes a report as one aligned block, for {@code watch} and for eyes. Shows the same keys and figures as the JSON. */
final class PoolText {

    private static final TypeReference<Map<String, Object>> KEYS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    PoolText(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** One line a key; a list takes one line an entry. */
    String write(Object report) {
        Map<String, Object> keys = mapper.convertValue(report, KEYS);
        int width = keys.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> {
            String label = key;
            for (Object line : lines(value)) {
                text.append(label)
                        .append(" ".repeat(width - label.length() + 2))
                        .append(line)
                        .append('\n');
                label = "";
            }
        });
        return text.toString();
    }

    private static List<Object> lines(Object value) {
        if (value instanceof Collection<?> entries && !entries.isEmpty()) {
            return new ArrayList<>(entries);
        }
        return List.of(value == null || value instanceof Collection<?> ? "-" : value);
    }
}
