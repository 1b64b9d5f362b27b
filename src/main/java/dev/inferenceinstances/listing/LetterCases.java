package dev.inferenceinstances.listing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are one letter in several cases, one by one as {@link String#equalsIgnoreCase} compares them: {@code σ}, {@code ς} and
 * {@code Σ} are, {@code ß} and {@code ss} are not, nor are {@code e} and {@code é}.
 */
final class LetterCases {

    /** No letter behind this one has two cases. */
    private static final int LAST = 0x1FFFF;

    private static final Map<Integer, int[]> ALL = all();

    private LetterCases() {}

    /** Every case of a letter, itself among them; null of a sign that has only one. */
    static int @Nullable [] of(int sign) {
        return ALL.get(sign);
    }

    private static Map<Integer, int[]> all() {
        Map<Integer, int[]> cases = new HashMap<>();
        IntStream.rangeClosed(0, LAST).boxed().collect(Collectors.groupingBy(LetterCases::folded)).values().stream()
                .filter(letters -> letters.size() > 1)
                .map(letters -> letters.stream().mapToInt(Integer::intValue).toArray())
                .forEach(letters -> IntStream.of(letters).forEach(letter -> cases.put(letter, letters)));
        return Map.copyOf(cases);
    }

    private static int folded(int sign) {
        return Character.toLowerCase(Character.toUpperCase(sign));
    }
}
