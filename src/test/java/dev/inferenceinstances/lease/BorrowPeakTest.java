package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.lease.BorrowPeak.Mark;
import dev.inferenceinstances.turn.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BorrowPeakTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final BorrowPeak peak = new BorrowPeak(clock);
    private final Turns turns = new Turns(peak.places(), Duration.ZERO);

    @Test
    void beforeTheFirstBorrowThereIsNoMoment() {
        assertThat(peak.sinceStart()).isEqualTo(new Mark(0, null));
    }

    @Test
    void theMostBorrowedAtOnceIsKeptWithItsMoment() {
        borrow();
        at(1);
        borrow();
        at(2);
        giveBack();
        giveBack();
        assertThat(peak.sinceStart()).isEqualTo(new Mark(2, START.plusSeconds(1)));
    }

    @Test
    void aLaterBurstOfTheSameHeightDoesNotMoveTheMoment() {
        borrow();
        giveBack();
        at(1);
        borrow();
        assertThat(peak.sinceStart()).isEqualTo(new Mark(1, START));
        at(2);
        borrow();
        assertThat(peak.sinceStart()).isEqualTo(new Mark(2, START.plusSeconds(2)));
    }

    @Test
    void whatIsTakenIsTheHighestSinceTheLastTime() {
        borrow();
        borrow();
        giveBack();
        assertThat(peak.take(0)).isEqualTo(new Mark(2, START));
        at(1);
        assertThat(peak.take(0)).isEqualTo(new Mark(1, START));
        giveBack();
        assertThat(peak.take(0)).isEqualTo(new Mark(1, START.plusSeconds(1)));
        assertThat(peak.take(0)).isEqualTo(new Mark(0, null));
        assertThat(peak.sinceStart()).isEqualTo(new Mark(2, START));
    }

    @Test
    void theRecentPeakIsForgottenAfterAQuarterOfAnHour() {
        borrow();
        borrow();
        giveBack();
        peak.take(second(0));
        at(1);
        giveBack();
        borrow();
        assertThat(peak.recent()).isEqualTo(new Mark(2, START));
        peak.take(second(899));
        assertThat(peak.recent()).isEqualTo(new Mark(2, START));
        peak.take(second(900));
        assertThat(peak.recent()).as("what was borrowed since").isEqualTo(new Mark(1, START.plusSeconds(1)));
    }

    @Test
    void whatIsNotTakenYetIsRecentToo() {
        borrow();
        assertThat(peak.recent()).isEqualTo(new Mark(1, START));
    }

    @RepeatedTest(20)
    void noBurstIsMissedWhenManyThreadsBorrowAtOnce() throws Exception {
        int threads = 8;
        int each = 500;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> borrowers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                borrowers.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        borrow();
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> borrower : borrowers) {
                borrower.get(1, TimeUnit.MINUTES);
            }
            assertThat(peak.sinceStart().checkedOut()).isEqualTo(threads * each);
        } finally {
            pool.shutdownNow();
        }
    }

    private void borrow() {
        peak.reached(turns.lent(false));
    }

    private void giveBack() {
        turns.returned();
    }

    private static long second(int second) {
        return TimeUnit.SECONDS.toNanos(second);
    }

    private void at(int seconds) {
        now.set(START.plusSeconds(seconds));
    }
}
