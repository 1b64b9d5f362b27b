package dev.inferenceinstances.instance;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names for copies that are given none: {@code bert-copy}, then {@code bert-copy-2}, {@code bert-copy-3}, … */
final class CopyName {

    private static final String SUFFIX = "-copy";
    private static final int LONGEST = 255;
    /** Room for a number after the suffix. */
    private static final int NUMBER = 8;
    /** As many as are asked for in one statement. */
    private static final int AT_ONCE = 50;

    private CopyName() {}

    /**
     * The first name for a copy of this source that is free.
     *
     * @param refused names that are taken all the same, by one that an old collation holds for them; gets the name, so that it is not tried
     *     again
     */
    static String of(String source, Set<String> refused) {
        String free = free(stem(source), names -> {
            Set<String> taken = new HashSet<>(InferenceInstance.namesAmong(names));
            taken.addAll(refused);
            return taken;
        });
        refused.add(free);
        return free;
    }

    /** What the names of all copies of this source begin with; a long name is cut so that suffix and number fit. */
    static String stem(String source) {
        int room = LONGEST - SUFFIX.length() - NUMBER;
        int cut = Math.min(room, source.length());
        boolean splitsPair = cut > 0 && cut < source.length() && Character.isHighSurrogate(source.charAt(cut - 1));
        return source.substring(0, splitsPair ? cut - 1 : cut) + SUFFIX;
    }

    /**
     * The first name from this stem that is not taken.
     *
     * @param taken gives those of some names that are
     */
    static String free(String stem, UnaryOperator<Set<String>> taken) {
        for (int number = 1; ; number += AT_ONCE) {
            Set<String> names = new LinkedHashSet<>();
            for (int next = number; next < number + AT_ONCE; next++) {
                names.add(next == 1 ? stem : stem + "-" + next);
            }
            names.removeAll(taken.apply(names));
            if (!names.isEmpty()) {
                return names.iterator().next();
            }
        }
    }
}
