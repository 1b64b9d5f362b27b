package dev.inferenceinstances.pool;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the pool is, from well to unwell. */
public enum PoolStatus {
    /** Utilization is below {@code POOL_WARNING_PERCENT}. */
    HEALTHY,
    /** Utilization is below {@code POOL_CRITICAL_PERCENT}, but not below {@code POOL_WARNING_PERCENT}. */
    WARNING,
    /** Utilization has reached {@code POOL_CRITICAL_PERCENT}. */
    CRITICAL;

    /** The word that users see. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(PoolStatus other) {
        return compareTo(other) >= 0;
    }

    public static Optional<PoolStatus> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label().equals(label))
                .findFirst();
    }
}
