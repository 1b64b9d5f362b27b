package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Collections;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DurationDistributionTest {

    private static final int MILLISECOND = 1;

    private final Histogram durations = TimingSeries.emptyHistogram();

    @Test
    void nothingMeasuredIsNoDurationAtAll() {
        assertThat(DurationDistribution.of(durations, Map.of()))
                .isEqualTo(new DurationDistribution(
                        Collections.nCopies(DurationDistribution.BOUNDS.size(), 0L), 0, 0, Map.of()));
    }

    @Test
    void aDurationThatEqualsABoundIsWithinIt() {
        durations.recordValueWithCount(1_000, 3);
        durations.recordValueWithCount(1_020, 2);
        DurationDistribution distribution = DurationDistribution.of(durations, Map.of());
        assertThat(DurationDistribution.BOUNDS.get(MILLISECOND)).isEqualTo(0.001);
        assertThat(distribution.upTo().subList(0, MILLISECOND + 2)).containsExactly(0L, 3L, 5L);
        assertThat(distribution.count()).isEqualTo(5);
    }

    @Test
    void eachBoundHoldsTheDurationsOfTheLowerOnes() {
        for (double seconds : DurationDistribution.BOUNDS) {
            durations.recordValue(Math.round(seconds * 1_000_000));
        }
        durations.recordValue(3_600_000_000L);
        DurationDistribution distribution = DurationDistribution.of(durations, Map.of());
        assertThat(distribution.upTo())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L);
        assertThat(distribution.count()).isEqualTo(16);
    }

    @Test
    void theSumIsThatOfTheReportsMean() {
        for (int micros = 1; micros < 2_000_000; micros += 997) {
            durations.recordValue(micros);
        }
        DurationDistribution distribution = DurationDistribution.of(durations, Map.of());
        assertThat(distribution.sumSeconds() * 1000 / distribution.count())
                .isCloseTo(TimingSummary.of(durations).mean(), withinPercentage(0.01));
    }
}
