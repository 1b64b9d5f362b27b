package dev.inferenceinstances.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The pool report as users read it. The first nine keys and their order are the contract of the earlier service.
 *
 * @param databaseType {@code postgresql}, {@code mysql} (also for MariaDB) or {@code sqlite}
 * @param poolType the kind of pool
 * @param status how the pool is, by {@code utilization_percent} alone
 * @param warningPercent utilization from which the status is {@code warning}; null on SQLite's shared connection, which is not judged
 * @param criticalPercent utilization from which the status is {@code critical}; null likewise
 * @param poolImplementation the library and its version
 * @param message on SQLite's shared connection only: that there is no pool to manage
 * @param off what the service does without because its account lacks rights, a sentence each; only where something is off
 * @see PoolReading
 */
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
@Schema
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
        @Nullable Instant peakAt,
        @JsonProperty("peak_checked_out_15m") int recentPeakCheckedOut,
        @JsonProperty("peak_15m_at") @Nullable Instant recentPeakAt,
        int leakedConnections,
        long shedRequests,
        @Nullable Double warningPercent,
        @Nullable Double criticalPercent,
        String poolImplementation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> off) {

    public PoolReport {
        off = List.copyOf(off);
    }

    public static PoolReport of(
            String databaseType,
            String implementation,
            PoolReading reading,
            PoolPolicy policy,
            List<String> off,
            Locale language) {
        return new PoolReport(
                databaseType,
                PoolType.of(reading),
                reading.poolSize(),
                reading.checkedIn(),
                reading.checkedOut(),
                reading.overflow(),
                reading.totalConnections(),
                reading.utilizationPercent(),
                policy.assess(reading).status(),
                reading.maxOverflow(),
                reading.maxConnections(),
                reading.capacityPercent(),
                reading.waiting(),
                reading.exhausted(),
                reading.acquisitionTimeouts(),
                reading.peakCheckedOut(),
                reading.peakAt(),
                reading.recentPeakCheckedOut(),
                reading.recentPeakAt(),
                reading.leakedConnections(),
                reading.shedRequests(),
                reading.shared() ? null : policy.warningPercent(),
                reading.shared() ? null : policy.criticalPercent(),
                implementation,
                reading.shared() ? PoolPolicy.NOTHING_TO_MANAGE.in(language) : null,
                off);
    }
}
