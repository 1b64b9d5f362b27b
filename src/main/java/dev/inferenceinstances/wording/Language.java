package dev.inferenceinstances.wording;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses among the languages that there are phrases in: English and Chinese. */
public final class Language {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    private static final Comparator<LanguageRange> DEAREST_FIRST =
            Comparator.comparing(LanguageRange::getWeight).reversed();

    /**
     * A range of RFC 4647, section 2.1, with the weight of RFC 9110, section 12.4.2. {@link LanguageRange#parse} is not for what
     * strangers send: it looks for aliases of each range, which takes many seconds for some headers of 8 KB.
     */
    private static final Pattern RANGE = Pattern.compile(
            "(\\*|[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,8})(?:[ \\t]*;[ \\t]*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?",
            Pattern.CASE_INSENSITIVE);

    private Language() {}

    /**
     * The language that the reader likes best, by the lookup of RFC 4647, section 3.4: any kind of Chinese is Chinese. English where
     * the reader likes neither, and for a header that cannot be read.
     *
     * @param acceptLanguage as in RFC 9110, section 12.5.4; null where there is none
     */
    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isEmpty()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(ranges(acceptLanguage), SPOKEN);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    private static List<LanguageRange> ranges(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(range -> !range.isEmpty())
                .map(Language::range)
                .filter(Language::counts)
                .sorted(DEAREST_FIRST)
                .toList();
    }

    /** Who refuses one kind of a language, which nobody here tells from its others, does not refuse the language. */
    private static boolean counts(LanguageRange range) {
        return range.getWeight() > 0 || !range.getRange().contains("-");
    }

    private static LanguageRange range(String text) {
        Matcher form = RANGE.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(text);
        }
        String weight = form.group(2);
        return new LanguageRange(form.group(1), weight == null ? LanguageRange.MAX_WEIGHT : Double.parseDouble(weight));
    }
}
