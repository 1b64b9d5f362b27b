package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolHistoryTest {

    /** A whole ten seconds of the clock. */
    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofHours(24);

    private final PoolHistory history = new PoolHistory();
    private int most;
    private long borrows;
    private long timeouts;
    private final PoolSampler sampler = new PoolSampler(nanos -> most, () -> borrows);

    @Test
    void aSecondIsItsReading() {
        borrows = 100;
        second(0, 1);
        borrows = 107;
        timeouts = 2;
        second(1, 3);
        assertThat(HistoryReport.of(history, QUARTER, at(1)).samples().get(1))
                .isEqualTo(new HistoryReport.Sample(at(1), 3L, 3, 7L, 6L, 6, 7, 2, 30, Map.of()));
    }

    @Test
    void aStepOfTenSecondsEndsOnTheClockAndHoldsMeansAndMaxima() {
        for (int i = 1; i <= 10; i++) {
            borrows += 5;
            second(i, i <= 2 ? 9 : 1);
        }
        HistoryReport report = HistoryReport.of(history, DAY, at(10));
        assertThat(report.stepSeconds()).isEqualTo(10);
        assertThat(report.samples())
                .containsExactly(new HistoryReport.Sample(at(10), 2.6, 9, 7.4, 5.2, 18, 50, 0, 26, Map.of()));
    }

    @Test
    void aBurstBetweenTwoReadingsIsInTheMaximumThatTheBorrowsTold() {
        for (int i = 1; i <= 10; i++) {
            second(i, 0, i == 4 ? 28 : 0);
        }
        assertThat(HistoryReport.of(history, DAY, at(10)).samples())
                .extracting(HistoryReport.Sample::checkedOut, HistoryReport.Sample::checkedOutMax)
                .containsExactly(tuple(0L, 28));
    }

    @Test
    void aStepThatIsNotOverIsNotShownAndOneWithAGapAveragesWhatItHas() {
        second(8, 4);
        assertThat(tens(at(8))).isEmpty();
        second(31, 1);
        assertThat(tens(at(31))).extracting(PoolSample::at).containsExactly(at(10));
        assertThat(tens(at(31))).extracting(PoolSample::checkedOut).containsExactly(4.0);
    }

    @Test
    void aTotalThatFallsWasResetAndCountsAsNothing() {
        borrows = 50;
        second(0, 0);
        borrows = 3;
        second(1, 0);
        borrows = 5;
        second(2, 0);
        assertThat(history.seconds(QUARTER, at(2)))
                .extracting(PoolSample::borrows)
                .containsExactly(50L, 0L, 2L);
    }

    @Test
    void twoTicksInOneSecondAreOneSample() {
        borrows = 3;
        second(10, 2);
        borrows = 5;
        second(10, 4);
        assertThat(HistoryReport.of(history, QUARTER, at(10)).samples())
                .containsExactly(new HistoryReport.Sample(at(10), 3L, 4, 7L, 6L, 8, 5, 0, 30, Map.of()));
        assertThat(tens(at(10))).hasSize(1);
    }

    @Test
    void whenTheClockIsSetBackWhatLiesAheadIsDropped() {
        for (int i = 1; i <= 60; i++) {
            second(i, 9);
        }
        second(31, 1);
        second(32, 1);
        assertThat(history.seconds(Duration.ofSeconds(4), at(32)))
                .extracting(PoolSample::at)
                .containsExactly(at(29), at(30), at(31), at(32));
        assertThat(history.seconds(DAY, at(32)).get(31).checkedOut()).isEqualTo(1);
        second(41, 1);
        assertThat(tens(at(60))).extracting(PoolSample::at).containsExactly(at(10), at(20), at(30), at(40));
    }

    @Test
    void theWindowCutsOffWhatIsOlder() {
        for (int i = 0; i < 60; i++) {
            second(i, 0);
        }
        List<PoolSample> last = history.seconds(Duration.ofSeconds(5), at(59));
        assertThat(last).extracting(PoolSample::at).containsExactly(at(55), at(56), at(57), at(58), at(59));
    }

    @Test
    void noMoreIsKeptThanADayAndAQuarter() {
        for (int i = 1; i <= 90_000; i++) {
            second(i, 0);
        }
        Instant now = at(90_000);
        assertThat(history.seconds(DAY, now)).hasSize(PoolHistory.SECONDS_KEPT);
        assertThat(history.tens(Duration.ofDays(7), now)).hasSize(PoolHistory.TENS_KEPT);
    }

    private List<PoolSample> tens(Instant now) {
        return history.tens(DAY, now);
    }

    private void second(int second, int checkedOut) {
        second(second, checkedOut, checkedOut);
    }

    private void second(int second, int checkedOut, int most) {
        this.most = most;
        history.add(sampler.sample(reading(checkedOut), at(second), 0, Map.of()));
    }

    private PoolReading reading(int checkedOut) {
        return new PoolReading(
                10, 20, false, 10 - checkedOut, checkedOut, 2 * checkedOut, timeouts, 0, null, 0, null, 0, 0, 0);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
