package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolSamplerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private long borrows;
    private int peak;
    private final PoolSampler sampler = new PoolSampler(nanos -> peak, () -> borrows);

    @Test
    void aSampleShowsItsReadingAndWhatHappenedSinceTheOneBefore() {
        borrows = 100;
        sampler.sample(reading(1, 2), NOW, 0, Map.of());
        borrows = 130;
        peak = 7;
        assertThat(sampler.sample(reading(4, 5), NOW.plusSeconds(1), 1, Map.of("ok", 5L)))
                .isEqualTo(new PoolSample(
                        Instant.parse("2026-01-02T03:04:06Z"), 4, 7, 6, 3, 3, 30, 3, 40, Map.of("ok", 5L)));
    }

    @Test
    void aTotalThatFallsWasResetAndCountsAsNothing() {
        borrows = 100;
        sampler.sample(reading(0, 9), NOW, 0, Map.of());
        borrows = 4;
        PoolSample afterTheReset = sampler.sample(reading(0, 1), NOW, 0, Map.of());
        assertThat(afterTheReset.borrows()).isZero();
        assertThat(afterTheReset.timeouts()).isZero();
        borrows = 6;
        assertThat(sampler.sample(reading(0, 1), NOW, 0, Map.of()).borrows()).isEqualTo(2);
    }

    private static PoolReading reading(int checkedOut, long timeouts) {
        return new PoolReading(
                10, 20, false, 10 - checkedOut, checkedOut, 3, timeouts, checkedOut, null, checkedOut, null, 0, 0, 0);
    }
}
