package dev.inferenceinstances.wording;

import java.text.Format;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence that is not yet in any language.
 *
 * @param key of its pattern in the bundle {@code phrases}, in the form of {@link MessageFormat}
 * @param arguments what fills the pattern; a fraction is written with one decimal place, and a phrase in the language of the whole
 */
public record Phrase(String key, List<Object> arguments) {

    private static final String BUNDLE = Phrase.class.getPackageName() + ".phrases";

    private static final ResourceBundle.Control WITHOUT_THE_MACHINES_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    public Phrase {
        arguments = List.copyOf(arguments);
    }

    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    /** @throws java.util.MissingResourceException where the bundle has no such key */
    public String in(Locale language) {
        String pattern = ResourceBundle.getBundle(BUNDLE, language, WITHOUT_THE_MACHINES_LANGUAGE)
                .getString(key);
        MessageFormat sentence = new MessageFormat(pattern, Locale.ROOT);
        Format[] formats = sentence.getFormatsByArgumentIndex();
        Object[] words = arguments.toArray();
        for (int i = 0; i < Math.min(words.length, formats.length); i++) {
            if (formats[i] == null) {
                words[i] = plain(words[i], language);
            }
        }
        return sentence.format(words);
    }

    /** Each in this language, in the same order. */
    public static List<String> each(List<Phrase> phrases, Locale language) {
        return phrases.stream().map(phrase -> phrase.in(language)).toList();
    }

    /** Without the separators that a number would get: it may be the value of a setting. */
    private static String plain(Object argument, Locale language) {
        if (argument instanceof Phrase part) {
            return part.in(language);
        }
        return argument instanceof Double fraction ? String.format(Locale.ROOT, "%.1f", fraction) : argument.toString();
    }
}
