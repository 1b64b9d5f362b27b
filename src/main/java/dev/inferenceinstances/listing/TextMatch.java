package dev.inferenceinstances.listing;

import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a database compares text. Its own comparison without regard to case would depend on collations and settings, and on SQLite and on a
 * PostgreSQL with the ctype C it knows only ASCII. So a part of a text is looked for by a pattern that spells out both cases of each letter,
 * which every database reads alike.
 */
public enum TextMatch {
    POSTGRESQL("(?1 ~ ?2)", "strpos(?1, ?2)", "", "", TextMatch::escapedBeyondAscii),
    /** MariaDB, too. The conversion is for tables of the earlier service that have another character set. */
    MYSQL(
            "(convert(?1 using utf8mb4) collate utf8mb4_bin regexp ?2)",
            "instr(cast(?1 as binary), ?2)",
            "",
            "",
            Character::toString),
    SQLITE("(?1 glob ?2)", "instr(?1, ?2)", "*", "*", Character::toString);

    /** The HQL function that is true where its first argument matches the pattern that is its second. */
    public static final String HAS_PART = "has_part";

    /**
     * The HQL function that gives where its second argument, which is of ASCII, stands first within its first: from 1, in characters, or
     * on MySQL in bytes, and 0 where it does not. It heeds the case of letters everywhere, as {@code locate} does not with most of MySQL's
     * collations, nor {@code like}, which does not on SQLite either.
     */
    public static final String PLACE_OF = "place_of";

    /** The HQL function that is true where the bytes of its two arguments are the same; MySQL alone needs it. */
    static final String SAME_BYTES = "same_bytes";

    private final String hasPart;
    private final String placeOf;
    private final String start;
    private final String end;
    private final IntFunction<String> letter;

    TextMatch(String hasPart, String placeOf, String start, String end, IntFunction<String> letter) {
        this.hasPart = hasPart;
        this.placeOf = placeOf;
        this.start = start;
        this.end = end;
        this.letter = letter;
    }

    /** @param kind as Quarkus names it: postgresql, mysql or sqlite */
    public static TextMatch of(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }

    /** What {@link #HAS_PART} is in SQL. */
    String hasPart() {
        return hasPart;
    }

    /** What {@link #PLACE_OF} is in SQL. */
    String placeOf() {
        return placeOf;
    }

    /** The condition that a field is exactly this parameter, where MySQL's collations would take other texts for the same. */
    public String exactly(String field, String parameter) {
        return this == MYSQL
                ? "%1$s = :%2$s and %3$s(%1$s, :%2$s)".formatted(field, parameter, SAME_BYTES)
                : "%s = :%s".formatted(field, parameter);
    }

    /** The pattern of every text that has this part, whatever the case of its letters. */
    public String containing(String part) {
        StringBuilder pattern = new StringBuilder(start);
        part.codePoints().forEach(sign -> append(pattern, sign));
        return pattern.append(end).toString();
    }

    private void append(StringBuilder pattern, int sign) {
        int @Nullable [] cases = LetterCases.of(sign);
        if (cases != null) {
            pattern.append('[');
            for (int form : cases) {
                pattern.append(letter.apply(form));
            }
            pattern.append(']');
        } else if (this == SQLITE) {
            pattern.append(sign == '*' || sign == '?' || sign == '[' ? "[" + (char) sign + "]" : letter.apply(sign));
        } else {
            pattern.append(isPunctuation(sign) ? "\\" : "").append(letter.apply(sign));
        }
    }

    private static boolean isPunctuation(int sign) {
        return sign > ' ' && sign < 0x7F && !Character.isLetterOrDigit(sign);
    }

    /** So that a database in another encoding than UTF-8 is not asked for characters that it cannot have. */
    private static String escapedBeyondAscii(int sign) {
        return sign <= 0x7F ? Character.toString(sign) : "\\U%08X".formatted(sign);
    }
}
