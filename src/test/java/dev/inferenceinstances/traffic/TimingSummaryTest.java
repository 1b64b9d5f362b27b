package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TimingSummaryTest {

    private final Histogram histogram = TimingSeries.emptyHistogram();

    @Test
    void whereNothingWasMeasuredNothingIsKnown() {
        assertThat(TimingSummary.of(histogram)).isEqualTo(new TimingSummary(0, null, null, null, null, null));
    }

    @Test
    void figuresAreMillisecondsToTheMicrosecond() {
        histogram.recordValueWithCount(7, 60);
        histogram.recordValueWithCount(20, 35);
        histogram.recordValueWithCount(41, 4);
        histogram.recordValueWithCount(123, 1);
        assertThat(TimingSummary.of(histogram)).isEqualTo(new TimingSummary(100, 0.014, 0.007, 0.02, 0.041, 0.123));
    }

    @Test
    void aMeasuredZeroIsZero() {
        histogram.recordValue(0);
        assertThat(TimingSummary.of(histogram)).isEqualTo(new TimingSummary(1, 0.0, 0.0, 0.0, 0.0, 0.0));
    }

    @Test
    void aThousandDurationsHaveThePercentilesOfTheirRank() {
        for (int millis = 1; millis <= 1_000; millis++) {
            histogram.recordValue(millis * 1_000L);
        }
        TimingSummary summary = TimingSummary.of(histogram);
        Percentage twoDigits = Percentage.withPercentage(1);
        assertThat(summary.count()).isEqualTo(1_000);
        assertThat(summary.mean()).isCloseTo(500.5, twoDigits);
        assertThat(summary.p50()).isCloseTo(500.0, twoDigits);
        assertThat(summary.p90()).isCloseTo(900.0, twoDigits);
        assertThat(summary.p99()).isCloseTo(990.0, twoDigits);
        assertThat(summary.max()).isCloseTo(1_000.0, twoDigits);
    }

    @Test
    void noFigureHasMoreThanThreePlaces() {
        histogram.recordValueWithCount(1, 2);
        histogram.recordValue(2);
        assertThat(TimingSummary.of(histogram).mean()).isEqualTo(0.001, within(0.0));
    }

    @Test
    void theKeysStandInOrderAndUnknownIsNull() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(TimingSummary.of(histogram)))
                .isEqualTo("{\"count\":0,\"mean\":null,\"p50\":null,\"p90\":null,\"p99\":null,\"max\":null}");
    }
}
