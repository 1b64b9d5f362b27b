package dev.inferenceinstances.pool;

import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a reading: the one place where figures become a status, warnings and recommendations.
 *
 * @param warningPercent utilization from which the pool is {@link PoolStatus#WARNING}
 * @param criticalPercent utilization from which the pool is {@link PoolStatus#CRITICAL}
 */
public record PoolPolicy(double warningPercent, double criticalPercent) {

    static final Phrase ADEQUATE = Phrase.of("pool.adequate");
    public static final Phrase NOTHING_TO_MANAGE = Phrase.of("pool.nothing_to_manage");

    /** Depends on the reading and the thresholds alone, and decides on the rounded figures that are shown. */
    public PoolAssessment assess(PoolReading reading) {
        PoolStatus status = status(reading);
        if (status == PoolStatus.HEALTHY) {
            return new PoolAssessment(status, List.of(), List.of(ADEQUATE));
        }
        return new PoolAssessment(status, warnings(reading), recommendations(reading));
    }

    private PoolStatus status(PoolReading reading) {
        if (reading.shared() || reading.utilizationPercent() < warningPercent) {
            return PoolStatus.HEALTHY;
        }
        return reading.utilizationPercent() < criticalPercent ? PoolStatus.WARNING : PoolStatus.CRITICAL;
    }

    private static List<Phrase> warnings(PoolReading reading) {
        List<Phrase> warnings = new ArrayList<>();
        warnings.add(inUse(reading));
        if (reading.overflow() > 0) {
            warnings.add(Phrase.of("pool.overflow_open", reading.overflow(), reading.maxOverflow()));
        }
        if (reading.exhausted()) {
            warnings.add(Phrase.of("pool.exhausted", reading.maxConnections()));
        }
        if (reading.waiting() > 0) {
            warnings.add(Phrase.of("pool.waiting", reading.waiting()));
        }
        return warnings;
    }

    private static Phrase inUse(PoolReading reading) {
        int used = Math.min(reading.checkedOut(), reading.poolSize());
        int base = reading.poolSize() - used;
        int left = Math.max(0, reading.maxConnections() - reading.checkedOut());
        return base > 0
                ? Phrase.of("pool.in_use", used, reading.poolSize(), base, left - base)
                : Phrase.of("pool.in_use.base_full", used, reading.poolSize(), left);
    }

    private static List<Phrase> recommendations(PoolReading reading) {
        List<Phrase> recommendations = new ArrayList<>();
        if (reading.poolSize() < PoolSettings.MOST) {
            recommendations.add(Phrase.of("pool.set_size", Math.min(PoolSettings.MOST, reading.poolSize() * 2)));
        } else {
            recommendations.add(Phrase.of("pool.another_instance"));
        }
        if (reading.exhausted()) {
            if (reading.maxOverflow() < PoolSettings.MOST) {
                recommendations.add(Phrase.of(
                        "pool.set_overflow",
                        Math.min(PoolSettings.MOST, Math.max(reading.poolSize(), reading.maxOverflow() * 2))));
            }
            recommendations.add(Phrase.of("pool.look_for_leak"));
        }
        return recommendations;
    }
}
