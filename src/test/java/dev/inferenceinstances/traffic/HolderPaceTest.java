package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HolderPaceTest {

    /** What a series tells apart. */
    private static final Percentage TWO_DIGITS = Percentage.withPercentage(1);

    private final AtomicLong nanoTime = new AtomicLong();
    private final Timings timings = new Timings(Clock.systemUTC(), nanoTime::get);

    @Test
    void whatIsRecentIsToldApartFromWhatWasBefore() {
        hold("list", 10, 4);
        pass(60);
        hold("list", 3, 40);
        timings.roll();
        HolderPace pace = timings.paces().get(0);
        assertThat(pace.holder()).isEqualTo("list");
        assertThat(pace.recent().borrows()).isEqualTo(3);
        assertThat(pace.recent().medianMs()).isCloseTo(40, TWO_DIGITS);
        assertThat(pace.before().borrows()).isEqualTo(10);
        assertThat(pace.before().medianMs()).isCloseTo(4, TWO_DIGITS);
    }

    @Test
    void whoGaveNothingBackLatelyHasNoPace() {
        hold("list", 10, 4);
        pass(60);
        assertThat(timings.paces()).isEmpty();
    }

    @Test
    void whoNeverHeldAnythingBeforeHasNothingToCompareWith() {
        hold("list", 2, 4);
        timings.roll();
        List<HolderPace> paces = timings.paces();
        assertThat(paces).extracting(HolderPace::before).containsExactly(new HolderPace.Holds(0, 0, 0));
        assertThat(paces.get(0).recent().totalMs()).isCloseTo(8, TWO_DIGITS);
    }

    private void hold(String holder, int times, long millis) {
        for (int i = 0; i < times; i++) {
            timings.holdsOf(holder).record(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
            timings.roll();
        }
    }
}
