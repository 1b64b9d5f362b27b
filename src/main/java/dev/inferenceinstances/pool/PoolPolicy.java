package dev.inferenceinstances.pool;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges a reading: the one place where figures become a status, warnings and recommendations.
 *
 * @param warningPercent utilization from which the pool is {@link PoolStatus#WARNING}
 * @param criticalPercent utilization from which the pool is {@link PoolStatus#CRITICAL}
 */
public record PoolPolicy(double warningPercent, double criticalPercent) {

    static final String ADEQUATE = "Connection pool configuration seems adequate";
    static final String NOTHING_TO_MANAGE = "SQLite is served by one shared connection; there is no pool to manage";

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

    private static List<String> warnings(PoolReading reading) {
        List<String> warnings = new ArrayList<>();
        int left = Math.max(0, reading.maxConnections() - reading.checkedOut());
        warnings.add("%d of %d base connections are in use; %s"
                .formatted(
                        Math.min(reading.checkedOut(), reading.poolSize()), reading.poolSize(), left(reading, left)));
        if (reading.overflow() > 0) {
            warnings.add("%d of %d overflow connections are open: the load is above the base size"
                    .formatted(reading.overflow(), reading.maxOverflow()));
        }
        if (reading.exhausted()) {
            warnings.add("All %d connections are borrowed: the pool is exhausted and the next caller waits"
                    .formatted(reading.maxConnections()));
        }
        if (reading.waiting() > 0) {
            warnings.add("%d callers wait for a connection".formatted(reading.waiting()));
        }
        return warnings;
    }

    private static String left(PoolReading reading, int left) {
        int base = Math.max(0, reading.poolSize() - reading.checkedOut());
        return base > 0
                ? "%d base and %d overflow connections are left".formatted(base, left - base)
                : "%d overflow connections are left".formatted(left);
    }

    private static List<String> recommendations(PoolReading reading) {
        List<String> recommendations = new ArrayList<>();
        if (reading.poolSize() < PoolSettings.MOST) {
            recommendations.add("If this load is normal, set DB_POOL_SIZE=%d"
                    .formatted(Math.min(PoolSettings.MOST, reading.poolSize() * 2)));
        } else {
            recommendations.add("If this load is normal, run another instance of the service");
        }
        if (reading.exhausted()) {
            if (reading.maxOverflow() < PoolSettings.MOST) {
                recommendations.add("Set DB_MAX_OVERFLOW=%d, within what the database server allows (max_connections)"
                        .formatted(
                                Math.min(PoolSettings.MOST, Math.max(reading.poolSize(), reading.maxOverflow() * 2))));
            }
            recommendations.add(
                    "If checked_out does not fall when the traffic does, look for a connection that is not given back");
        }
        return recommendations;
    }
}
