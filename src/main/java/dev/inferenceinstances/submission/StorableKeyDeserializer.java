package dev.inferenceinstances.submission;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;

/** Reads a key of a map, and notes one that no database could store. */
final class StorableKeyDeserializer extends KeyDeserializer {

    @Override
    public String deserializeKey(String key, DeserializationContext context) {
        if (!StorableText.test(key)) {
            SubmissionNotes.of(context).wrong(FieldPath.of(context.getParser()), StorableText.ALLOWED);
        }
        return key;
    }
}
