package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.traffic.HoldStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
    private static final HoldStatistics HOLDS = new HoldStatistics(5_000, 50, 75);

    @Test
    void whatWasSeenIsSummedUp() {
        Measurement measured = measured(HOLDS, sample(0, 1, 4, 0, 0, 40), sample(1, 3, 9, 0, 0, 60));
        assertThat(measured.pool()).isEqualTo(new PoolSize(10, 20));
        assertThat(measured.arrivals().count()).isEqualTo(100);
        assertThat(measured.load()).isEqualTo(2.5);
        assertThat(measured.holdVariation()).isEqualTo(1.5);
        assertThat(measured.meanBorrowed()).isEqualTo(2);
        assertThat(measured.peakBorrowed()).isEqualTo(9);
        assertThat(measured.peakDemand()).isEqualTo(9);
        assertThat(measured.saturated()).isFalse();
        assertThat(measured.leaked()).isEqualTo(1);
        assertThat(measured.shed()).isEqualTo(7);
    }

    /** What was wanted behind a lock is not what the load wants. */
    @Test
    void secondsThatAreLeftOutAreInNoFigure() {
        PoolSample behindALock = sample(1, 30, 30, 40, 2, 1);
        Measurement measured = Measurement.of(
                List.of(sample(0, 2, 4, 0, 0, 50), behindALock, sample(2, 2, 5, 0, 0, 50)),
                behindALock.at()::equals,
                HOLDS,
                new PoolReading(10, 20, false, 6, 4, 0, 0, 4, null, 4, null, 0, 0, 0));
        assertThat(measured.leftOutSeconds()).isEqualTo(1);
        assertThat(measured.peakDemand()).isEqualTo(5);
        assertThat(measured.saturatedSeconds()).isZero();
        assertThat(measured.arrivals().perSecond()).isEqualTo(50);
    }

    @Test
    void whoWaitsWantsAConnectionToo() {
        assertThat(measured(HOLDS, sample(0, 30, 30, 4, 0, 0), sample(1, 30, 30, 2, 0, 0))
                        .peakDemand())
                .isEqualTo(34);
    }

    @Test
    void thePeakIsNoMoreThanWasWantedAtOnce() {
        assertThat(measured(HOLDS, sample(0, 2, 20, 0, 0, 300)).peak()).isEqualTo(new WaitModel(300, 50, 1, 1.5));
        assertThat(measured(HOLDS, sample(0, 2, 6, 0, 0, 300)).peak().load()).isCloseTo(6, within(1e-9));
    }

    /** Ten seconds of ten callers, ten of none, and so on. */
    @Test
    void aPeakLastsAtLeastAsLongAsAHold() {
        PoolSample[] samples = IntStream.range(0, 60)
                .mapToObj(second -> sample(second, 0, 900, 0, 0, second % 20 < 10 ? 10 : 0))
                .toArray(PoolSample[]::new);
        assertThat(measured(HOLDS, samples).peak().arrivalsPerSecond()).isEqualTo(10);
        assertThat(measured(new HoldStatistics(300, 19_500, 0), samples).peak().arrivalsPerSecond())
                .isEqualTo(5);
    }

    /** 46 callers without pause on 30 connections: as many come as are given back, which by itself would be a queue without end. */
    @Test
    void inAFullPoolNobodyWaitsForMoreThanAllTheOthers() {
        Measurement measured = measured(HOLDS, fullPool(0));
        assertThat(measured.peak().load()).isCloseTo(30, within(1e-9));
        assertThat(measured.waitP99Ms(30)).hasValue(new CallersInTurn(46, 50, 1.5).p99Ms(30));
        assertThat(measured.waitP99Ms(46)).hasValue(0);
    }

    @Test
    void aSmallerPoolCouldNotServeThem() {
        assertThat(measured(HOLDS, fullPool(0)).waitP99Ms(29)).isEmpty();
    }

    @Test
    void whereMoreCameThanWereServedTheQueueGrowsWithoutEnd() {
        assertThat(measured(HOLDS, fullPool(40)).waitP99Ms(30)).isEmpty();
    }

    @Test
    void whoFindsFewOthersWaitsAsArrivalsSay() {
        Measurement measured = measured(HOLDS, sample(0, 25, 30, 70, 0, 540));
        assertThat(measured.waitP99Ms(30)).isEqualTo(measured.peak().p99Ms(30));
    }

    /** A queue that is there for a tenth of the time is seldom there when it is looked for. */
    @Test
    void aQueueThatWasNeverSeenIsAsArrivalsSay() {
        Measurement measured = measured(HOLDS, sample(0, 25, 30, 0, 0, 540));
        assertThat(measured.waitP99Ms(30)).isEqualTo(measured.peak().p99Ms(30));
        assertThat(measured.peak().p99Ms(30).orElseThrow()).isPositive();
    }

    private static PoolSample[] fullPool(long timeouts) {
        return IntStream.range(0, 20)
                .mapToObj(second -> sample(second, 30, 30, 16, timeouts, 600))
                .toArray(PoolSample[]::new);
    }

    @ParameterizedTest
    @CsvSource({"29, 0, 0, 0", "30, 0, 0, 1", "5, 1, 0, 1", "5, 0, 1, 1"})
    void aSecondIsSaturatedWhereAllIsBorrowedOrCallersWait(int highest, int waiting, long timeouts, long seconds) {
        assertThat(measured(HOLDS, sample(0, 1, highest, waiting, timeouts, 5)).saturatedSeconds())
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"20, true", "21, false"})
    void oneSaturatedSecondIn20Matters(int seconds, boolean saturated) {
        PoolSample[] samples = IntStream.range(0, seconds)
                .mapToObj(second -> sample(second, 1, second == 3 ? 30 : 1, 0, 0, 5))
                .toArray(PoolSample[]::new);
        assertThat(measured(HOLDS, samples).saturated()).isEqualTo(saturated);
    }

    @Test
    void whatIsStillHeldShowsInWhatIsBorrowed() {
        assertThat(measured(HOLDS, sample(0, 6, 9, 0, 0, 100)).heldOn()).isFalse();
        assertThat(measured(HOLDS, sample(0, 8, 9, 0, 0, 100)).heldOn()).isTrue();
    }

    @Test
    void anAdviceNeedsAHundredHoldsAndASecond() {
        assertThat(measured(new HoldStatistics(99, 5, 5), sample(0, 1, 1, 0, 0, 99))
                        .tellsEnough())
                .isFalse();
        assertThat(measured(new HoldStatistics(100, 5, 5)).tellsEnough()).isFalse();
        assertThat(measured(new HoldStatistics(100, 5, 5), sample(0, 1, 1, 0, 0, 99))
                        .tellsEnough())
                .isTrue();
    }

    private static Measurement measured(HoldStatistics holds, PoolSample... samples) {
        PoolReading now = new PoolReading(10, 20, false, 10, 0, 0, 0, 0, null, 0, null, 1, 7, 0);
        return Measurement.of(List.of(samples), at -> false, holds, now);
    }

    private static PoolSample sample(
            int second, double checkedOut, int highest, int waiting, long timeouts, long borrows) {
        Instant at = START.plusSeconds(second);
        return new PoolSample(at, checkedOut, highest, 0, waiting, waiting, borrows, timeouts, 0, Map.of());
    }
}
