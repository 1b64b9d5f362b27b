package dev.inferenceinstances.submission;

import java.util.Collection;
import java.util.Map;

/** The JSON names of the Java types that a body is read into. */
final class JsonTypes {

    private JsonTypes() {}

    static String name(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type)
                ? "an object whose values are strings"
                : type == String.class ? "a string" : "an object";
    }
}
