package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimingsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final InstantSource time = () -> this.now;
    private final Timings timings = new Timings(time.withZone(ZoneOffset.UTC), nanoTime::get);
    private Instant now = NOW;

    @Test
    void waitsAreCountedAlsoTheOnesThatTimedOut() {
        timings.waited(3_000, false, null);
        timings.waited(9_000, true, null);
        timings.roll();
        WaitTimings waits = report("1m").waitMs();
        assertThat(waits.waits()).isEqualTo(new TimingSummary(2, 0.006, 0.003, 0.009, 0.009, 0.009));
        assertThat(waits.timeouts()).isOne();
    }

    @Test
    void timeoutsFallOutOfAWindowAsWaitsDo() {
        timings.waited(9_000, true, null);
        timings.roll();
        nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(70));
        timings.roll();
        assertThat(report("1m").waitMs().timeouts()).isZero();
        assertThat(report("5m").waitMs().timeouts()).isOne();
        assertThat(report("start").waitMs().timeouts()).isOne();
    }

    @Test
    void theHoldsOfEachHolderAreShown() {
        timings.holdsOf("a").record(5_000);
        timings.holdsOf("b").record(15_000);
        timings.roll();
        assertThat(report("5m").byHolder())
                .extracting(HolderTimings::holder, HolderTimings::sharePercent)
                .containsExactly(tuple("b", 75.0), tuple("a", 25.0));
    }

    @Test
    void theHoldsOfAllHoldersAreSummedUp() {
        timings.holdsOf("a").record(10_000_000);
        timings.holdsOf("b").record(30_000_000);
        timings.roll();
        HoldStatistics holds = timings.holds(Duration.ofMinutes(5), new Disturbances());
        assertThat(holds.count()).isEqualTo(2);
        assertThat(holds.meanMs()).isCloseTo(20, withinPercentage(1));
        assertThat(holds.standardDeviationMs()).isCloseTo(10, withinPercentage(1));
    }

    @Test
    void theLastTracedDurationOfEachBucketIsKept() {
        timings.waited(400_000, false, "first");
        timings.waited(300_000, false, "second");
        timings.waited(500_000, false, null);
        timings.waited(TimeUnit.HOURS.toNanos(2), false, "endless");
        assertThat(timings.waitsSinceStart().traced())
                .containsOnlyKeys(0, DurationDistribution.BOUNDS.size())
                .hasEntrySatisfying(
                        0, kept -> assertThat(kept).isEqualTo(new TracedDuration("second", 300, NOW.toEpochMilli())))
                .hasEntrySatisfying(
                        DurationDistribution.BOUNDS.size(),
                        kept -> assertThat(kept)
                                .isEqualTo(new TracedDuration("endless", 3_600_000_000L, NOW.toEpochMilli())));
    }

    @Test
    void ofAllHoldersTheLatestIsShown() {
        timings.holdsOf("b").record(300_000, "of b, first");
        now = NOW.plusMillis(1);
        timings.holdsOf("a").record(300_000, "of a, later");
        timings.holdsOf("b").record(2_000_000, "of b, longer");
        assertThat(timings.holdsSinceStart().traced().values())
                .extracting(TracedDuration::traceId)
                .containsExactlyInAnyOrder("of a, later", "of b, longer");
        assertThat(timings.waitsSinceStart().traced()).isEmpty();
    }

    @Test
    void withoutAHoldThereIsNoMean() {
        assertThat(timings.holds(Duration.ofMinutes(5), new Disturbances())).isEqualTo(new HoldStatistics(0, 0, 0));
    }

    @Test
    void theWindowIsNamedAsItWasAskedForAndSinceStartByItsLength() {
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(4_999));
        assertThat(report("95s").windowSeconds()).isEqualTo(95);
        assertThat(report(null).windowSeconds()).isEqualTo(300);
        assertThat(report("start").windowSeconds()).isEqualTo(4);
    }

    private TimingsReport report(String window) {
        return timings.report(TimingWindow.parse(window));
    }
}
