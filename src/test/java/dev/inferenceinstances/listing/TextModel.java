package dev.inferenceinstances.listing;

import java.util.List;
import java.util.stream.IntStream;

/** Finds a part of a text as the registry is to find it, by another way. */
public final class TextModel {

    /** Letters of several alphabets, some with more than two cases, and signs that mean something in a pattern. */
    public static final List<String> SIGNS = List.of(
            "a", "A", "k", "K", "s", "ſ", "ß", "ẞ", "i", "I", "é", "É", "e", "σ", "ς", "Σ", "ж", "Ж", "д", "Д", "ა",
            "Ა", "漢", "😀", "😁", "𐐀", "𐐨", "%", "_", "*", "?", "[", "]", "^", "\\", "!", ".", "-", "(", "|", "'",
            " ");

    private TextModel() {}

    public static boolean contains(String text, String part) {
        int[] whole = text.codePoints().toArray();
        int[] wanted = part.codePoints().toArray();
        return IntStream.rangeClosed(0, whole.length - wanted.length)
                .anyMatch(start -> IntStream.range(0, wanted.length)
                        .allMatch(at -> Character.toString(whole[start + at])
                                .equalsIgnoreCase(Character.toString(wanted[at]))));
    }
}
