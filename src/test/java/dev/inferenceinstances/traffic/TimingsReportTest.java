package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimingsReportTest {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    @Test
    void theLargestShareOfTheHoldTimeStandsFirst() {
        TimingsReport report = report(Map.of(
                "often and short", histogram(10, 10),
                "seldom and long", histogram(100, 3),
                "seldom and short", histogram(10, 1)));
        assertThat(report.byHolder())
                .extracting(HolderTimings::holder, HolderTimings::borrows, HolderTimings::sharePercent)
                .containsExactly(
                        tuple("seldom and long", 3L, 73.17),
                        tuple("often and short", 10L, 24.39),
                        tuple("seldom and short", 1L, 2.44));
    }

    @Test
    void equalSharesStandByName() {
        TimingsReport report = report(Map.of("b", histogram(10, 1), "c", histogram(10, 1), "a", histogram(10, 1)));
        assertThat(report.byHolder()).extracting(HolderTimings::holder).containsExactly("a", "b", "c");
        assertThat(report.byHolder()).extracting(HolderTimings::sharePercent).containsOnly(33.33);
    }

    @Test
    void aHolderWithoutBorrowsIsNotListed() {
        TimingsReport report = report(Map.of("idle", TimingSeries.emptyHistogram(), "busy", histogram(10, 1)));
        assertThat(report.byHolder())
                .containsExactly(new HolderTimings("busy", 1, new TimingSummary(1, 0.01, 0.01, 0.01, 0.01, 0.01), 100));
    }

    @Test
    void theHoldsAreThoseOfAllHolders() {
        TimingsReport report = report(Map.of("a", histogram(10, 3), "b", histogram(50, 1)));
        assertThat(report.holdMs()).isEqualTo(new TimingSummary(4, 0.02, 0.01, 0.05, 0.05, 0.05));
    }

    @Test
    void holdsTooShortToMeasureHaveNoShare() {
        assertThat(report(Map.of("a", histogram(0, 3))).byHolder())
                .extracting(HolderTimings::borrows, HolderTimings::sharePercent)
                .containsExactly(tuple(3L, 0.0));
    }

    @Test
    void theKeysStandInOrderAndTheTimeoutsAfterTheWaits() throws Exception {
        TimingsReport report = TimingsReport.of(300, histogram(2, 4), 1, Map.of("GET /", histogram(10, 1)));
        assertThat(MAPPER.writeValueAsString(report)).isEqualTo("""
                        {"window_seconds":300,\
                        "wait_ms":{"count":4,"mean":0.002,"p50":0.002,"p90":0.002,"p99":0.002,"max":0.002,"timeouts":1},\
                        "hold_ms":{"count":1,"mean":0.01,"p50":0.01,"p90":0.01,"p99":0.01,"max":0.01},\
                        "by_holder":[{"holder":"GET /","borrows":1,\
                        "hold_ms":{"count":1,"mean":0.01,"p50":0.01,"p90":0.01,"p99":0.01,"max":0.01},\
                        "share_percent":100.0}]}""");
    }

    @Test
    void withoutAnyBorrowNoHolderIsListed() {
        TimingsReport report = report(Map.of());
        assertThat(report.waitMs()).isEqualTo(new WaitTimings(new TimingSummary(0, null, null, null, null, null), 0));
        assertThat(report.holdMs().mean()).isNull();
        assertThat(report.byHolder()).isEmpty();
    }

    private static TimingsReport report(Map<String, Histogram> holds) {
        return TimingsReport.of(300, TimingSeries.emptyHistogram(), 0, holds);
    }

    private static Histogram histogram(long micros, long count) {
        Histogram histogram = TimingSeries.emptyHistogram();
        histogram.recordValueWithCount(micros, count);
        return histogram;
    }
}
