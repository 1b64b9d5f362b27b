package dev.inferenceinstances.lease;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a lease is taken for a leak. */
public enum LeakReason {
    /** The request that borrowed it is over, with all that it handed on. */
    OUTLIVED_REQUEST,
    /** No request's end will tell, and it has been held for longer than {@code LEASE_OVERDUE_AFTER}. */
    OVERDUE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
