package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inferenceinstances.pool.PoolSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void whoGaveUpHasComeToo() {
        Arrivals arrivals = Arrivals.of(List.of(sample(0, 7, 3), sample(1, 5, 1)), 0, TEN);
        assertThat(arrivals.count()).isEqualTo(16);
        assertThat(arrivals.seconds()).isEqualTo(2);
        assertThat(arrivals.perSecond()).isEqualTo(8);
    }

    @Test
    void withoutASampleNothingIsKnown() {
        assertThat(Arrivals.of(List.of(), 0, TEN)).isEqualTo(Arrivals.NONE);
        assertThat(Arrivals.NONE.perSecond()).isZero();
    }

    @Test
    void thePeakIsTheMeanOfTheBusiestTenSeconds() {
        Arrivals arrivals = arrivals(60, second -> second >= 20 && second < 30 ? 50 : second == 40 ? 400 : 1);
        assertThat(arrivals.peakPerSecond()).isEqualTo(50);
    }

    @Test
    void aBurstCountsWithTheQuietAroundIt() {
        assertThat(arrivals(60, second -> second == 40 ? 400 : 0).peakPerSecond())
                .isEqualTo(40);
    }

    @Test
    void aShortWatchIsItsOwnPeak() {
        assertThat(arrivals(4, second -> 30 + second).peakPerSecond()).isEqualTo(31.5);
    }

    @Test
    void aSampleThatCameLateStandsForTheTimeBeforeIt() {
        Arrivals arrivals = Arrivals.of(List.of(sample(0, 10, 0), sample(5, 50, 0), sample(6, 10, 0)), 0, TEN);
        assertThat(arrivals.seconds()).isEqualTo(7);
        assertThat(arrivals.perSecond()).isEqualTo(10);
        assertThat(arrivals.peakPerSecond()).isEqualTo(10);
    }

    @Test
    void secondsThatDoNotCountAreNoTimeWithoutCallers() {
        Arrivals arrivals = Arrivals.of(List.of(sample(0, 10, 0), sample(1, 10, 0), sample(9, 10, 0)), 7, TEN);
        assertThat(arrivals.seconds()).isEqualTo(3);
        assertThat(arrivals.perSecond()).isEqualTo(10);
    }

    /** Of 900 seconds the index is known to about 5 %: its standard error is near √(3 ÷ 900). */
    @Test
    void arrivalsByChanceHaveADispersionOfOne() {
        Random random = new Random(4711);
        assertThat(arrivals(900, second -> poisson(random, 40)).dispersion()).isBetween(1.0, 1.2);
        assertThat(arrivals(900, second -> 7 * poisson(random, 6)).dispersion()).isCloseTo(7, within(1.2));
    }

    @Test
    void aLoadThatRisesSlowlyIsNotUneven() {
        assertThat(arrivals(300, second -> second).dispersion()).isEqualTo(1);
    }

    @Test
    void evenArrivalsCountAsByChance() {
        assertThat(arrivals(300, second -> 50).dispersion()).isEqualTo(1);
        assertThat(arrivals(300, second -> 0).dispersion()).isEqualTo(1);
    }

    @Test
    void aSampleThatCameLateDoesNotMakeArrivalsUneven() {
        List<PoolSample> samples =
                List.of(sample(0, 50, 0), sample(1, 50, 0), sample(4, 150, 0), sample(5, 50, 0), sample(6, 50, 0));
        assertThat(Arrivals.of(samples, 0, TEN).dispersion()).isEqualTo(1);
    }

    private static Arrivals arrivals(int seconds, IntUnaryOperator in) {
        return Arrivals.of(
                IntStream.range(0, seconds)
                        .mapToObj(second -> sample(second, in.applyAsInt(second), 0))
                        .toList(),
                0,
                TEN);
    }

    private static PoolSample sample(int second, long borrows, long timeouts) {
        return new PoolSample(START.plusSeconds(second), 0, 0, 0, 0, 0, borrows, timeouts, 0, Map.of());
    }

    private static int poisson(Random random, double mean) {
        int count = 0;
        for (double time = -Math.log(1 - random.nextDouble()); time < mean; count++) {
            time -= Math.log(1 - random.nextDouble());
        }
        return count;
    }
}
