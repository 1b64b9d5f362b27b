package dev.inferenceinstances.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A JSON answer, taken apart.
 *
 * @param keys every path of keys, in order, each once
 * @param codes what a program decides by
 * @param sentences what a person reads
 * @param untranslated all other texts
 */
record Wording(List<String> keys, List<String> codes, List<String> sentences, List<String> untranslated) {

    private static final Set<String> CODES = Set.of("verdict", "severity", "code", "status", "confidence", "state");

    private static final Set<String> SENTENCES = Set.of(
            "summary",
            "explanation",
            "actions",
            "refuted_by",
            "warnings",
            "recommendations",
            "reasoning",
            "message",
            "unknown");

    static Wording of(String json) {
        try {
            Wording wording = new Wording(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            wording.read("", "", new ObjectMapper().readTree(json));
            return wording;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String path, String key, JsonNode node) {
        if (!keys.contains(path)) {
            keys.add(path);
        }
        if (node.isTextual()) {
            texts(key).add(node.asText());
        }
        node.properties().forEach(field -> read(path + "/" + field.getKey(), field.getKey(), field.getValue()));
        if (node.isArray()) {
            node.elements().forEachRemaining(element -> read(path, key, element));
        }
    }

    private List<String> texts(String key) {
        if (CODES.contains(key)) {
            return codes;
        }
        return SENTENCES.contains(key) ? sentences : untranslated;
    }
}
