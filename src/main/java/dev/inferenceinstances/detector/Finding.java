package dev.inferenceinstances.detector;

import dev.inferenceinstances.wording.Phrase;
import java.util.Comparator;
import java.util.List;

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
        Code code, Severity severity, Phrase explanation, Evidence evidence, List<Phrase> actions, Phrase refutedBy) {

    /** The most severe, and among those a cause before what it brings about. */
    public static final Comparator<Finding> FIRST_TO_ACT_ON =
            Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::code);

    /** True where callers wait for something else than a larger pool. */
    public boolean holdsCallersUp() {
        return code.holdsCallersUp() && (severity == Severity.CRITICAL || evidence.holdsCallersUp());
    }

    public Finding {
        actions = List.copyOf(actions);
    }
}
