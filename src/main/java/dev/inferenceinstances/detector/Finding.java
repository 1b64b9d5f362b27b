package dev.inferenceinstances.detector;

import dev.inferenceinstances.wording.Phrase;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was found.
 *
 * @param code what was found
 * @param severity how much it matters
 * @param explanation what it means here, with its figures
 * @param evidence the figures that made it, by their JSON names
 * @param actions what to do about it, the first one first; never empty
 * @param refutedBy what would have shown that it is not so
 */
public record Finding(
        Code code,
        Severity severity,
        Phrase explanation,
        Map<String, Object> evidence,
        List<Phrase> actions,
        Phrase refutedBy) {

    /** The most severe, and among those a cause before what it brings about. */
    public static final Comparator<Finding> FIRST_TO_ACT_ON =
            Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::code);

    public Finding {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        actions = List.copyOf(actions);
    }

    /** Keeps the order in which figures are given, and unknown ones as null. */
    public static Map<String, Object> evidence(Object... namesAndFigures) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFigures.length; i += 2) {
            evidence.put((String) namesAndFigures[i], namesAndFigures[i + 1]);
        }
        return evidence;
    }
}
