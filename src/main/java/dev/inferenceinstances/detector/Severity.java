package dev.inferenceinstances.detector;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters, from least to most. */
public enum Severity {
    /** Nothing to do. */
    OK,
    /** Worth knowing. */
    INFO,
    /** Look at it today: it will become worse, or some callers feel it already. */
    WARNING,
    /** Look at it now: callers are refused, or soon will be. */
    CRITICAL;

    /** The word that users see. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
