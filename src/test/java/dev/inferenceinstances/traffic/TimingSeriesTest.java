package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingSeriesTest {
    private static final String START = "start";

    private final AtomicLong nanoTime = new AtomicLong();
    private TimingSeries series = new TimingSeries(nanoTime::get, Clock.systemUTC());

    @Test
    void nothingIsMeasuredBeforeTheFirstRecord() {
        assertThat(count("15m")).isZero();
        assertThat(count(START)).isZero();
        series.roll();
        assertThat(count("15m")).isZero();
        assertThat(count(START)).isZero();
    }

    @Test
    void whatIsRecordedCanBeReadAfterTheNextRoll() {
        series.record(1_000);
        assertThat(count("10s")).isZero();
        series.roll();
        assertThat(count("10s")).isOne();
        assertThat(count(START)).isOne();
        series.roll();
        assertThat(count("10s")).as("read once, counted once").isOne();
    }

    /** A window holds its own length in finished slices, and the running one. */
    @ParameterizedTest
    @CsvSource({"10s, 19, 20", "1m, 69, 70", "5m, 309, 310", "15m, 909, 910"})
    void aValueFallsOutOfAWindowOnceItIsOlderThanItsSlices(String window, int lastSecondIn, int firstSecondOut) {
        record(Duration.ofMillis(5), 0);
        rollEachSecondTo(lastSecondIn);
        assertThat(count(window)).isOne();
        rollEachSecondTo(firstSecondOut);
        assertThat(count(window)).isZero();
        assertThat(count(START)).isOne();
    }

    @Test
    void eachWindowHoldsWhatIsYoungEnoughForIt() {
        for (int second = 0; second <= 1_200; second++) {
            record(Duration.ofMillis(second), second);
        }
        assertThat(count("10s")).isEqualTo(11);
        assertThat(count("1m")).isEqualTo(61);
        assertThat(count("5m")).isEqualTo(301);
        assertThat(count("15m")).isEqualTo(901);
        assertThat(count(START)).isEqualTo(1_201);
    }

    @Test
    void theValuesOfAFinishedSliceAreKept() {
        record(Duration.ofNanos(3_000), 0);
        record(Duration.ofNanos(3_000), 0);
        record(Duration.ofMillis(40), 0);
        record(Duration.ofMinutes(55), 0);
        Histogram running = read("1m");
        rollEachSecondTo(30);
        assertThat(read("1m")).isEqualTo(running);
        assertThat(read("1m").getCountAtValue(3)).isEqualTo(2);
        assertThat(micros("1m")).isBetween(55 * 60_000_000L, 55 * 60_600_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 890, 900, 910, 5_000, 1_000_000})
    void aJumpOfTheClockLeavesEmptySlices(int second) {
        record(Duration.ofMillis(5), 0);
        record(Duration.ofMillis(5), 9);
        at(second);
        series.roll();
        assertThat(count("10s")).isZero();
        assertThat(count("15m")).isEqualTo(second < 910 ? 2 : 0);
        assertThat(count(START)).isEqualTo(2);
        record(Duration.ofMillis(5), second);
        assertThat(count("10s")).isOne();
    }

    @Test
    void afterAJumpNothingOfTheFormerRoundIsLeft() {
        for (int second = 0; second < 900; second++) {
            record(Duration.ofMillis(5), second);
        }
        at(1_000);
        series.roll();
        assertThat(count("15m")).as("from 100 s on").isEqualTo(800);
    }

    @Test
    void whatALateRollFindsCountsAsYoung() {
        series.record(1_000);
        at(200);
        series.roll();
        assertThat(count("10s")).isOne();
        rollEachSecondTo(219);
        assertThat(count("10s")).isOne();
        rollEachSecondTo(220);
        assertThat(count("10s")).isZero();
    }

    /** {@link System#nanoTime()} starts anywhere, below zero too, and may run over. */
    @ParameterizedTest
    @ValueSource(longs = {-5, 123_456_789, Long.MAX_VALUE - 7, Long.MIN_VALUE})
    void theClockMayStartAnywhere(long start) {
        nanoTime.set(start);
        series = new TimingSeries(nanoTime::get, Clock.systemUTC());
        series.record(1_000);
        series.roll();
        nanoTime.set(start + TimeUnit.SECONDS.toNanos(19));
        series.roll();
        assertThat(count("10s")).isOne();
        nanoTime.set(start + TimeUnit.SECONDS.toNanos(20));
        series.roll();
        assertThat(count("10s")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "499, 0", "500, 1", "1000, 1", "1499, 1", "2000, 2", "199000, 199"})
    void shortDurationsAreKeptToTheMicrosecond(long nanos, long micros) {
        record(Duration.ofNanos(nanos), 0);
        assertThat(micros("10s")).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 77, 999, 12_345, 678_901, 59_000_000, 3_599_000_000L, 3_600_000_000L})
    void longDurationsAreKeptToTwoDigits(long micros) {
        record(Duration.ofNanos(micros * 1_000), 0);
        assertThat(micros("10s")).isBetween(micros, micros + micros / 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600_000_000_001L, 7_200_000_000_000L, Long.MAX_VALUE})
    void longerThanAnHourCountsAsAnHour(long nanos) {
        series.record(Duration.ofHours(1).toNanos());
        series.record(nanos);
        series.roll();
        assertThat(read("10s").getCountAtValue(3_600_000_000L)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -1_000_000, Long.MIN_VALUE})
    void belowZeroCountsAsZero(long nanos) {
        series.record(nanos);
        series.roll();
        assertThat(read("10s").getCountAtValue(0)).isOne();
    }

    @Test
    void manyThreadsLoseNoneWhileOthersRollAndRead() throws Exception {
        int threads = 4;
        int each = 250_000;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> recorders = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long nanos = (thread + 1) * 1_000L;
                recorders.add(pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < each; i++) {
                        series.record(nanos);
                    }
                    return null;
                }));
            }
            start.countDown();
            while (!recorders.stream().allMatch(Future::isDone)) {
                nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
                series.roll();
                assertThat(count("15m")).isBetween(0L, (long) threads * each);
            }
            for (Future<?> recorder : recorders) {
                recorder.get();
            }
            series.roll();
            for (int thread = 0; thread < threads; thread++) {
                assertThat(read(START).getCountAtValue(thread + 1)).isEqualTo(each);
            }
            assertThat(count(START)).isEqualTo((long) threads * each);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void recordingAllocatesNothing() {
        int calls = 10_000;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        series.record(0);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            series.record(i * 1_000_000L);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes, less than one a call, for the loading of a class")
                .isLessThan(calls);
    }

    private void record(Duration duration, int second) {
        at(second);
        series.record(duration.toNanos());
        series.roll();
    }

    private void rollEachSecondTo(int second) {
        while (nanoTime.get() < TimeUnit.SECONDS.toNanos(second)) {
            nanoTime.addAndGet(TimeUnit.SECONDS.toNanos(1));
            series.roll();
        }
    }

    private void at(int second) {
        nanoTime.set(TimeUnit.SECONDS.toNanos(second));
    }

    private long count(String window) {
        return read(window).getTotalCount();
    }

    private long micros(String window) {
        return read(window).getMaxValue();
    }

    private Histogram read(String window) {
        Histogram total = TimingSeries.emptyHistogram();
        series.addTo(total, TimingWindow.parse(window));
        return total;
    }
}
