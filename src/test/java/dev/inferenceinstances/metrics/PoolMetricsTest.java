package dev.inferenceinstances.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.pool.PoolReading;
import org.junit.jupiter.api.Test;

class PoolMetricsTest {

    @Test
    void aPoolIsExhaustedOrNot() {
        assertThat(exhausted(pool(false, 3))).isOne();
        assertThat(exhausted(pool(false, 2))).isZero();
    }

    @Test
    void oneSharedConnectionIsNeverExhausted() {
        assertThat(PoolMetrics.exhausted(pool(true, 1)).known()).isFalse();
    }

    private static double exhausted(PoolReading pool) {
        return PoolMetrics.exhausted(pool).samples().samples.get(0).value;
    }

    private static PoolReading pool(boolean shared, int checkedOut) {
        return new PoolReading(
                shared ? 1 : 2,
                shared ? 0 : 1,
                shared,
                0,
                checkedOut,
                0,
                0,
                checkedOut,
                null,
                checkedOut,
                null,
                0,
                0,
                0);
    }
}
