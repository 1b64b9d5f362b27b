package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Reads a string, and notes one that no database could store. */
final class StorableTextDeserializer extends StringDeserializer {

    private static final long serialVersionUID = 1;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        if (text != null && !StorableText.test(text)) {
            SubmissionNotes.of(context).wrong(FieldPath.of(parser), StorableText.ALLOWED);
        }
        return text;
    }
}
