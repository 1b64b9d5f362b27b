package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads a whole number, also from a string; notes a fraction, or a number beyond 32 bits, instead of stopping at it. */
final class WholeNumberDeserializer extends StdScalarDeserializer<Integer> {

    private static final long serialVersionUID = 1;
    private static final int MOST_DIGITS = 11;

    WholeNumberDeserializer() {
        super(Integer.class);
    }

    @Override
    public @Nullable Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        if (!token.isScalarValue() || token.isBoolean()) {
            return (Integer) context.handleUnexpectedToken(Integer.class, parser);
        }
        String text = parser.getText().strip();
        try {
            if (text.length() <= MOST_DIGITS) {
                return new BigInteger(text).intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException notInRange) {
            return noted(parser, context);
        }
        return noted(parser, context);
    }

    private static @Nullable Integer noted(JsonParser parser, DeserializationContext context) {
        SubmissionNotes.of(context).wrong(FieldPath.of(parser), "must be a whole number of at most 32 bits");
        return null;
    }
}
