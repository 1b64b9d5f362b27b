package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** The text in the columns that hold JSON. */
final class StoredJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private StoredJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list or map of strings always has a JSON form", e);
        }
    }

    /** What is stored, or a missing node where it is no JSON: SQLite takes any text, and a hand that mends a table may slip. */
    static JsonNode read(String stored) {
        try {
            return MAPPER.readTree(stored);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * True of one JSON object, as RFC 8259 has it, all of whose values are strings. Every row that is shown is asked, so it makes no
     * objects, as a parser would.
     */
    static boolean isObjectOfStrings(String text) {
        int at = afterSpace(text, 0);
        if (charAt(text, at) != '{') {
            return false;
        }
        at = afterSpace(text, at + 1);
        if (charAt(text, at) == '}') {
            return afterSpace(text, at + 1) == text.length();
        }
        while (true) {
            at = afterSpace(text, afterString(text, at));
            if (charAt(text, at) != ':') {
                return false;
            }
            at = afterSpace(text, afterString(text, afterSpace(text, at + 1)));
            if (charAt(text, at) != ',') {
                return charAt(text, at) == '}' && afterSpace(text, at + 1) == text.length();
            }
            at = afterSpace(text, at + 1);
        }
    }

    /** True of one JSON list of at least one string, all of them among these, which need no escapes. Makes no objects either. */
    static boolean isListOf(List<String> words, String text) {
        int at = afterSpace(text, 0);
        if (charAt(text, at) != '[') {
            return false;
        }
        do {
            at = afterSpace(text, afterWord(words, text, afterSpace(text, at + 1)));
        } while (charAt(text, at) == ',');
        return charAt(text, at) == ']' && afterSpace(text, at + 1) == text.length();
    }

    /** Where the word in quotation marks that begins here ends; the end of the text, where nothing more fits, if there is none. */
    private static int afterWord(List<String> words, String text, int start) {
        for (int word = 0; word < words.size(); word++) {
            int end = start + 1 + words.get(word).length();
            if (charAt(text, start) == '"' && text.startsWith(words.get(word), start + 1) && charAt(text, end) == '"') {
                return end + 1;
            }
        }
        return text.length();
    }

    /** Where the string that begins here ends; the end of the text, where nothing more fits, if there is none. */
    private static int afterString(String text, int start) {
        if (charAt(text, start) != '"') {
            return text.length();
        }
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c < ' ') {
                return text.length();
            }
            if (c == '\\') {
                at += escaped(text, at + 1);
            }
        }
        return text.length();
    }

    /** How many characters belong to the backslash before them; all that are left where they are none that may. */
    private static int escaped(String text, int at) {
        char c = charAt(text, at);
        if (c == 'u') {
            for (int digit = at + 1; digit <= at + HEX_DIGITS; digit++) {
                if (Character.digit(charAt(text, digit), HEX) < 0 || charAt(text, digit) > '~') {
                    return text.length();
                }
            }
            return 1 + HEX_DIGITS;
        }
        return "\"\\/bfnrt".indexOf(c) < 0 ? text.length() : 1;
    }

    private static int afterSpace(String text, int start) {
        int at = start;
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** NUL, which fits nowhere, behind the end. */
    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }

    /** As lists, maps, strings and numbers. */
    static Object plain(JsonNode value) {
        return MAPPER.convertValue(value, Object.class);
    }
}
