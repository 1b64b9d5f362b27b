package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.wording.Phrase;
import java.util.Locale;

/** What a reader of English gets to read. */
final class Said {

    private Said() {}

    static String inEnglish(Phrase phrase) {
        return phrase.in(Locale.ENGLISH);
    }
}
