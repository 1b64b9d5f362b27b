package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import dev.inferenceinstances.problem.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Notes what is wrong with a body while it is read to its end, so that an answer can name every field at once. */
final class SubmissionNotes {

    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> ignored = new TreeSet<>();

    List<FieldError> errors() {
        return errors;
    }

    Set<String> ignored() {
        return ignored;
    }

    static SubmissionNotes of(DeserializationContext context) {
        return (SubmissionNotes) context.getAttribute(SubmissionNotes.class);
    }

    void wrong(String field, String message) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, message));
        }
    }

    /** Hears what Jackson stumbles over, notes it and lets it go on. */
    static final class Taker extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object bean,
                String name)
                throws IOException {
            of(context).ignored.add(name);
            parser.skipChildren();
            return true;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String failure) {
            return note(context, target);
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String failure) {
            return note(context, target);
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser parser, String failure)
                throws IOException {
            parser.skipChildren();
            return note(context, target.getRawClass());
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                ValueInstantiator instantiator,
                JsonParser parser,
                String failure) {
            return note(context, target);
        }

        private static @Nullable Object note(DeserializationContext context, Class<?> target) {
            of(context).wrong(FieldPath.of(context.getParser()), "must be " + JsonTypes.name(target));
            return null;
        }
    }
}
