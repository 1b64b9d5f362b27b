package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSizeTest {

    @ParameterizedTest(name = "of 10 + 20 in {0}: {1}")
    @CsvSource({"100, 10 + 20", "30, 10 + 20", "29, 10 + 19", "11, 10 + 1", "10, 10 + 0", "4, 4 + 0", "1, 1 + 0"})
    void theOverflowGivesWayFirst(int most, String fitting) {
        assertThat(new PoolSize(10, 20).within(most)).hasToString(fitting);
    }
}
