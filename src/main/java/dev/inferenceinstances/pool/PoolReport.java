package dev.inferenceinstances.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/** The pool report as users read it. The first nine keys and their order are the contract of the earlier service. */
@JsonPropertyOrder({
    "database_type",
    "pool_type",
    "pool_size",
    "checked_in",
    "checked_out",
    "overflow",
    "total_connections",
    "utilization_percent",
    "status"
})
public record PoolReport(
        String databaseType,
        PoolType poolType,
        int poolSize,
        int checkedIn,
        int checkedOut,
        int overflow,
        int totalConnections,
        double utilizationPercent,
        PoolStatus status,
        int maxOverflow,
        int maxConnections,
        double capacityPercent,
        int waiting,
        boolean exhausted,
        long acquisitionTimeouts,
        int peakCheckedOut,
        Instant peakAt,
        String poolImplementation,
        @JsonInclude(JsonInclude.Include.NON_NULL) String message) {

    static PoolReport of(String databaseType, String implementation, PoolReading reading, PoolAssessment assessment) {
        return new PoolReport(
                databaseType,
                PoolType.of(reading),
                reading.poolSize(),
                reading.checkedIn(),
                reading.checkedOut(),
                reading.overflow(),
                reading.totalConnections(),
                reading.utilizationPercent(),
                assessment.status(),
                reading.maxOverflow(),
                reading.maxConnections(),
                reading.capacityPercent(),
                reading.waiting(),
                reading.exhausted(),
                reading.acquisitionTimeouts(),
                reading.peakCheckedOut(),
                reading.peakAt(),
                implementation,
                reading.shared() ? PoolPolicy.NOTHING_TO_MANAGE : null);
    }
}
