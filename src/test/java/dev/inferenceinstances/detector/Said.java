package dev.inferenceinstances.detector;

import dev.inferenceinstances.wording.Phrase;
import java.util.Locale;

/** What a reader of English gets to read. */
public final class Said {

    private Said() {}

    public static String inEnglish(Phrase phrase) {
        return phrase.in(Locale.ENGLISH);
    }
}
