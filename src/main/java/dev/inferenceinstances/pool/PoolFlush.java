package dev.inferenceinstances.pool;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which connections of the pool to close. */
public enum PoolFlush {
    /** Idle ones beyond the base size. */
    IDLE,
    /** Every one: idle ones now, borrowed ones when they come back. */
    GRACEFUL,
    /** Idle ones that the database no longer answers. */
    INVALID,
    /** Borrowed ones that are known to be leaked; they are rolled back first. */
    LEAKED,
    /** Every one now, under the hands of who has borrowed it. */
    ALL;

    /** The word that users write. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PoolFlush> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label().equals(label))
                .findFirst();
    }

    /** All words, as in {@code idle, graceful, …}. */
    public static String labels() {
        return Arrays.stream(values()).map(PoolFlush::label).collect(Collectors.joining(", "));
    }
}
