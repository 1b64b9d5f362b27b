package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PoolTextTest {

    private static final PoolPolicy POLICY = new PoolPolicy(80, 95);

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    private final PoolText text = new PoolText(MAPPER);

    @Test
    void eachEntryOfAListHasALine() {
        assertThat(text.write(new ThresholdReport(
                        "mysql", 10, 10, 100, PoolStatus.CRITICAL, List.of("one", "two"), List.of("three"))))
                .isEqualTo("""
                        database_type        mysql
                        pool_size            10
                        checked_out          10
                        utilization_percent  100.0
                        status               critical
                        warnings             one
                                             two
                        recommendations      three
                        """);
    }

    @Test
    void anEmptyListIsADash() {
        assertThat(text.write(new ThresholdReport("sqlite", 1, 0, 0, PoolStatus.HEALTHY, List.of(), List.of("three")))
                        .lines())
                .contains("warnings             -");
    }

    @Test
    void theReportHasTheSameKeysAndFiguresAsItsJson() {
        PoolReading reading = new PoolReading(
                10, 20, false, 1, 12, 3, 4, 13, Instant.parse("2026-01-02T03:04:05Z"), 12, null, 2, 7, 0);
        assertThat(text.write(PoolReport.of("postgresql", "agroal 3", reading, POLICY, List.of(), Locale.ENGLISH)))
                .isEqualTo("""
                        database_type         postgresql
                        pool_type             QueuePool
                        pool_size             10
                        checked_in            1
                        checked_out           12
                        overflow              3
                        total_connections     13
                        utilization_percent   100.0
                        status                critical
                        max_overflow          20
                        max_connections       30
                        capacity_percent      40.0
                        waiting               3
                        exhausted             false
                        acquisition_timeouts  4
                        peak_checked_out      13
                        peak_at               2026-01-02T03:04:05Z
                        peak_checked_out_15m  12
                        peak_15m_at           -
                        leaked_connections    2
                        shed_requests         7
                        warning_percent       80.0
                        critical_percent      95.0
                        pool_implementation   agroal 3
                        """);
    }

    @Test
    void whatIsUnknownIsADashAndOneSharedConnectionHasAMessage() {
        PoolReading reading = new PoolReading(1, 0, true, 1, 0, 0, 0, 0, null, 0, null, 0, 0, 0);
        assertThat(text.write(PoolReport.of("sqlite", "agroal 3", reading, POLICY, List.of(), Locale.ENGLISH))
                        .lines())
                .contains(
                        "pool_type             StaticPool",
                        "peak_at               -",
                        "warning_percent       -",
                        "message               SQLite is served by one shared connection; "
                                + "there is no pool to manage");
    }
}
