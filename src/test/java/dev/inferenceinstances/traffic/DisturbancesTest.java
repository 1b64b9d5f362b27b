package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DisturbancesTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    private final Disturbances disturbances = new Disturbances();

    @Test
    void aWhileBeforeAndAfterCountsToo() {
        for (int second = 100; second <= 107; second++) {
            note(second);
        }
        assertThat(disturbances.covers(at(94))).isFalse();
        assertThat(disturbances.covers(at(95))).isTrue();
        assertThat(disturbances.covers(at(117))).isTrue();
        assertThat(disturbances.covers(at(118))).isFalse();
    }

    @Test
    void whatLiesApartLeavesTheTimeBetweenAlone() {
        note(100);
        note(200);
        assertThat(disturbances.covers(at(150))).isFalse();
        assertThat(disturbances.covers(at(100))).isTrue();
        assertThat(disturbances.covers(at(200))).isTrue();
    }

    @Test
    void halfAMinuteAfterwardsItIsOver() {
        note(100);
        assertThat(disturbances.within(HALF_A_MINUTE, at(129))).isTrue();
        assertThat(disturbances.within(HALF_A_MINUTE, at(130))).isFalse();
    }

    /** Then nobody knows how long ago it was. */
    @Test
    void whatWasNotedBeforeTheClockWasSetBackDoesNotCount() {
        note(1000);
        assertThat(disturbances.within(HALF_A_MINUTE, at(100))).isFalse();
    }

    @Test
    void holdsOfThatTimeAreLeftOut() {
        AtomicLong nanos = new AtomicLong();
        Timings timings = new Timings(Clock.systemUTC(), nanos::get);
        TimingSeries holds = timings.holdsOf("GET /x");
        holds.record(TimeUnit.MILLISECONDS.toNanos(5));
        roll(timings, nanos, 60);
        holds.record(TimeUnit.SECONDS.toNanos(8));
        disturbances.note(at(60), TimeUnit.SECONDS.toNanos(60));
        roll(timings, nanos, 100);
        assertThat(timings.holds(Duration.ofMinutes(5), new Disturbances()).count())
                .isEqualTo(2);
        assertThat(timings.holds(Duration.ofMinutes(5), disturbances))
                .satisfies(kept -> assertThat(kept.count()).isOne())
                .satisfies(kept -> assertThat(kept.meanMs()).isLessThan(6));
    }

    @Test
    void whatWasNeverNotedCoversNothing() {
        assertThat(disturbances.covers(at(0))).isFalse();
        assertThat(disturbances.within(HALF_A_MINUTE, at(0))).isFalse();
        assertThat(disturbances.touches(0, TimeUnit.HOURS.toNanos(1))).isFalse();
    }

    /** After a quarter of an hour there is nothing left that it could have disturbed. */
    @Test
    void whatIsLongOverIsForgotten() {
        note(100);
        note(2000);
        assertThat(disturbances.covers(at(100))).isFalse();
        assertThat(disturbances.covers(at(2000))).isTrue();
    }

    /** Nanoseconds may overflow; only their differences count. */
    @Test
    void theCountOfNanosecondsMayPassItsEnd() {
        long end = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(2);
        disturbances.note(at(100), end);
        long after = end + TimeUnit.SECONDS.toNanos(4);
        assertThat(after).isNegative();
        assertThat(disturbances.touches(after, after + 1)).isTrue();
        assertThat(disturbances.touches(after + TimeUnit.SECONDS.toNanos(20), after + TimeUnit.SECONDS.toNanos(30)))
                .isFalse();
    }

    private static void roll(Timings timings, AtomicLong nanos, int second) {
        timings.roll();
        nanos.set(TimeUnit.SECONDS.toNanos(second));
        timings.roll();
    }

    private void note(int second) {
        disturbances.note(at(second), TimeUnit.SECONDS.toNanos(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
