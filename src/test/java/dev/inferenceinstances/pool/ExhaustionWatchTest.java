package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExhaustionWatchTest {

    private final ExhaustionWatch watch = new ExhaustionWatch();

    @Test
    void beforeTheFirstReadingNothingIsExhausted() {
        assertThat(watch.exhaustedFor(1_000_000)).isZero();
    }

    /** {@link System#nanoTime()} starts anywhere, below zero too, and may run over. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, -5, Long.MAX_VALUE - 7})
    void theFirstExhaustedReadingStartsTheCount(long start) {
        watch.observe(pool(30, 1), start);
        assertThat(watch.exhaustedFor(start)).isZero();
        watch.observe(pool(30, 5), start + 10);
        assertThat(watch.exhaustedFor(start + 25)).hasNanos(25);
    }

    @ParameterizedTest
    @CsvSource({"29, 1", "30, 0", "0, 0"})
    void aReadingWithRoomOrWithoutCallersEndsIt(int checkedOut, int waiting) {
        watch.observe(pool(30, 1), 100);
        watch.observe(pool(checkedOut, waiting), 200);
        assertThat(watch.exhaustedFor(300)).isZero();
    }

    @Test
    void exhaustionThatComesBackIsCountedAnew() {
        watch.observe(pool(30, 1), 100);
        watch.observe(pool(29, 0), 200);
        watch.observe(pool(30, 1), 300);
        assertThat(watch.exhaustedFor(350)).hasNanos(50);
    }

    private static PoolReading pool(int checkedOut, int waiting) {
        return new PoolReading(10, 20, false, 0, checkedOut, waiting, 0, 0, null, 0, null, 0, 0, 0);
    }
}
