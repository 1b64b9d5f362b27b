package dev.inferenceinstances.sizing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How much stands behind an advice. The error of a mean of n holds falls with the root of n: with exponential holds, 100 give it to
 * 10 %, 1000 to 3 % and 10 000 to 1 %. And a load is known only for the time that it was watched.
 */
public enum Confidence {
    /** Too little was measured; the advice stands on something else. */
    NONE,
    /** From 100 holds. */
    LOW,
    /** From 1000 holds in a minute. */
    MEDIUM,
    /** From 10 000 holds in four minutes. */
    HIGH;

    /** One step less for each of saturation, leaked connections and connections that are held on, but not none for these. */
    static Confidence in(Measurement measured) {
        return byAmount(measured)
                .lowerIf(measured.saturated())
                .lowerIf(measured.leaked() > 0)
                .lowerIf(measured.heldOn());
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Confidence byAmount(Measurement measured) {
        if (!measured.tellsEnough()) {
            return NONE;
        }
        long holds = measured.holds().count();
        long seconds = measured.arrivals().seconds();
        if (holds >= 10_000 && seconds >= 240) {
            return HIGH;
        }
        return holds >= 1_000 && seconds >= 60 ? MEDIUM : LOW;
    }

    @SuppressWarnings("EnumOrdinal") // the constants stand in the order of what they mean
    private Confidence lowerIf(boolean doubtful) {
        return doubtful && compareTo(LOW) > 0 ? values()[ordinal() - 1] : this;
    }
}
