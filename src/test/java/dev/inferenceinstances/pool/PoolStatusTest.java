package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PoolStatusTest {

    @Test
    void theWordsAreThoseOfTheEarlierService() {
        assertThat(PoolStatus.values()).extracting(PoolStatus::label).containsExactly("healthy", "warning", "critical");
    }

    @ParameterizedTest
    @EnumSource
    void aStatusIsFoundByItsWord(PoolStatus status) {
        assertThat(PoolStatus.ofLabel(status.label())).contains(status);
        assertThat(PoolStatus.ofLabel(status.name())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, WARNING, false",
        "WARNING, WARNING, true",
        "WARNING, CRITICAL, false",
        "CRITICAL, WARNING, true",
        "CRITICAL, CRITICAL, true"
    })
    void theyGoFromWellToUnwell(PoolStatus status, PoolStatus other, boolean atLeast) {
        assertThat(status.atLeast(other)).isEqualTo(atLeast);
    }
}
