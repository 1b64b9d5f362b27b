package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;

/** The field of a body that a parser stands in: always one of the outermost object, whatever is nested below it. */
final class FieldPath {

    private static final String WHOLE = "body";

    private FieldPath() {}

    static String of(JsonParser parser) {
        String name = WHOLE;
        for (JsonStreamContext context = parser.getParsingContext(); context != null; context = context.getParent()) {
            if (context.inObject() && context.getCurrentName() != null) {
                name = context.getCurrentName();
            }
        }
        return name;
    }
}
