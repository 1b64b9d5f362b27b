package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJsonTest {

    private static final ObjectMapper PARSER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String[] PARTS = {
        "{", "}", "\"A\"", "\"\"", ":", ",", " ", "\"", "\\", "\\\"", "\\" + "u0041", "1", "\"A\":\"1\"", "[", "]"
    };

    private static final List<String> WORDS = List.of("a", "_B9", "_B", "zZ");

    /** Made of what decides, so that many are objects, and many nearly. */
    @Test
    void anObjectOfStringsIsWhatAParserTakesForOne() {
        Random random = new Random(15);
        int objects = 0;
        for (int i = 0; i < 50_000; i++) {
            String inner = random.ints(random.nextInt(9), 0, PARTS.length)
                    .mapToObj(part -> PARTS[part])
                    .collect(Collectors.joining());
            String text = List.of(inner, "{" + inner + "}", "{\"A\":\"" + inner + "\"}")
                    .get(i % 3);
            boolean expected = byParser(text);
            objects += expected ? 1 : 0;
            assertThat(StoredJson.isObjectOfStrings(text)).as(text).isEqualTo(expected);
        }
        assertThat(objects).isGreaterThan(1_000);
    }

    @Test
    void aListOfSomeWordsIsWhatAParserTakesForOne() {
        String[] parts = {
            "\"a\"", "\"_B9\"", "\"_B\"", "\"A\"", "\"a b\"", "\"\"", ",", " ", "\"", "1", "[", "]", ",\"zZ\""
        };
        Random random = new Random(16);
        int lists = 0;
        for (int i = 0; i < 50_000; i++) {
            String inner = random.ints(random.nextInt(7), 0, parts.length)
                    .mapToObj(part -> parts[part])
                    .collect(Collectors.joining());
            String text = i % 3 == 0 ? inner : "[" + inner + "]";
            boolean expected = isListOfWordsByParser(text);
            lists += expected ? 1 : 0;
            assertThat(StoredJson.isListOf(WORDS, text)).as(text).isEqualTo(expected);
        }
        assertThat(lists).isGreaterThan(1_000);
    }

    private static boolean isListOfWordsByParser(String text) {
        try {
            JsonNode node = PARSER.readTree(text);
            return node.isArray()
                    && !node.isEmpty()
                    && StreamSupport.stream(node.spliterator(), false)
                            .allMatch(word -> word.isTextual() && WORDS.contains(word.textValue()));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\n} ",
                "{\"A\":\"\"}",
                "\t{ \"A\" : \"1\" , \"B\\\"\" :\"\\u00e4\\\\\" }\r\n",
                "{\"\":\"\uD83D\uDE00\"}",
                "",
                "{",
                "{\"A\"",
                "{\"A\":",
                "{\"A\":\"1",
                "{\"A\":\"1\"",
                "{\"A\":\"1\",",
                "{\"A\":\"1\",}",
                "{\"A\":\"1\"}}",
                "{\"A\":1}",
                "{\"A\":null}",
                "{\"A\":{}}",
                "{\"A\":\"\\x\"}",
                "{\"A\":\"\\u12g4\"}",
                "{\"A\":\"\\u12",
                "{\"A\":\"\\",
                "{\"A\":\"a\nb\"}",
                "{A:\"1\"}",
                "[]",
                "\"{}\""
            })
    void theLikelyAndTheNearlyRightAreToldAsByAParser(String text) {
        assertThat(StoredJson.isObjectOfStrings(text)).isEqualTo(byParser(text));
    }

    private static boolean byParser(String text) {
        try {
            JsonNode node = PARSER.readTree(text);
            return node.isObject()
                    && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
