package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeapRoomTest {

    @ParameterizedTest
    @CsvSource({"128, 64", "200, 64", "256, 80", "383, 207", "384, 184", "512, 312", "790, 590"})
    void whatTheServiceTakesBesideItIsKeptFree(long memory, long heap) {
        assertThat(HeapRoom.mib(memory << 20)).hasValue(heap);
    }

    @ParameterizedTest
    @CsvSource({"800", "1024", "24105"})
    void whereTheUsualShareLeavesEnoughItStands(long memory) {
        assertThat(HeapRoom.mib(memory << 20)).isEmpty();
    }
}
