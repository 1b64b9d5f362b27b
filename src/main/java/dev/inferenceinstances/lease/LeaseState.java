package dev.inferenceinstances.lease;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a lease is judged. */
public enum LeaseState {
    /** Borrowed, and nothing is known against it. */
    IN_USE,
    /** Held for longer than {@code LEASE_LONG_HELD_AFTER}, which may be right. */
    LONG_HELD,
    /** Not given back at the end of its request or, without one, within {@code LEASE_OVERDUE_AFTER}. */
    LEAKED;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
