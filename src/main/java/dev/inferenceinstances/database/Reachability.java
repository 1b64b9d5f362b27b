package dev.inferenceinstances.database;

import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database can be reached.
 *
 * @param reachable whether the server answered
 * @param at when it was asked
 * @param reason why not, or what is unusual, in a sentence that holds no credentials; null where all is well
 */
public record Reachability(
        boolean reachable, Instant at, @Nullable Phrase reason) {

    /** True where the server took the probe's connection, and not where it answered that it has no room. */
    boolean connected() {
        return reachable && reason == null;
    }

    /** The reason in English, for problems, probes and the log; null where all is well. */
    public @Nullable String detail() {
        return reason == null ? null : reason.in(Locale.ENGLISH);
    }
}
