package dev.inferenceinstances.instance;

import java.util.Set;

/** Names for copies that are given none: {@code bert-copy}, then {@code bert-copy-2}, {@code bert-copy-3}, … */
final class CopyName {

    private static final String SUFFIX = "-copy";
    private static final int LONGEST = 255;
    /** Room for a number after the suffix. */
    private static final int NUMBER = 8;

    private CopyName() {}

    /** What the names of all copies of this source begin with; a long name is cut so that suffix and number fit. */
    static String stem(String source) {
        int room = LONGEST - SUFFIX.length() - NUMBER;
        int cut = Math.min(room, source.length());
        boolean splitsPair = cut > 0 && cut < source.length() && Character.isHighSurrogate(source.charAt(cut - 1));
        return source.substring(0, splitsPair ? cut - 1 : cut) + SUFFIX;
    }

    /** The first name from this stem that is not taken. */
    static String free(String stem, Set<String> taken) {
        String name = stem;
        for (int number = 2; taken.contains(name); number++) {
            name = stem + "-" + number;
        }
        return name;
    }
}
