package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.pool.PoolSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetTest {

    @ParameterizedTest
    @CsvSource({
        "1, 10, 20",
        "99, 10, 20",
        "100, 20, 40",
        "300, 20, 40",
        "500, 20, 40",
        "501, 50, 100",
        "100000, 50, 100"
    })
    void theSizeFollowsTheClients(int clients, int base, int overflow) {
        assertThat(Preset.of(clients).size()).isEqualTo(new PoolSize(base, overflow));
    }
}
