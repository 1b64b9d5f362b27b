package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolReadingTest {

    @Test
    void aColdPoolIsNotInUse() {
        PoolReading cold = reading(10, 20, 0, 0, 0);
        assertThat(cold.totalConnections()).isZero();
        assertThat(cold.overflow()).isZero();
        assertThat(cold.utilizationPercent()).isZero();
        assertThat(cold.capacityPercent()).isZero();
        assertThat(cold.exhausted()).isFalse();
    }

    @Test
    void noCountIsNegativeWhateverThePoolSays() {
        PoolReading reading = reading(10, 20, -5, -4, -1);
        assertThat(reading.checkedIn()).isZero();
        assertThat(reading.checkedOut()).isZero();
        assertThat(reading.waiting()).isZero();
        assertThat(reading.totalConnections()).isZero();
        assertThat(reading(10, 20, -5, 5, 0).totalConnections()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 10, 0", "0, 10, 10, 0", "1, 10, 11, 1", "20, 10, 30, 20", "0, 30, 30, 20", "3, 0, 3, 0"})
    void theTotalIsAlwaysTheSumAndOverflowIsWhatIsBeyondTheBase(
            int checkedIn, int checkedOut, int total, int overflow) {
        PoolReading reading = reading(10, 20, checkedIn, checkedOut, 0);
        assertThat(reading.totalConnections()).isEqualTo(total);
        assertThat(reading.overflow()).isEqualTo(overflow);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0",
        "10, 2, 20",
        "10, 10, 100",
        "10, 11, 100",
        "10, 30, 100",
        "3, 1, 33.33",
        "3, 2, 66.67",
        "7, 3, 42.86",
        "10000, 7999, 79.99",
        "20000, 15999, 80",
        "100000, 79994, 79.99",
        "100000, 94995, 95"
    })
    void utilizationIsOfTheBaseRoundedToTwoPlacesAndAtMostAHundred(int size, int checkedOut, double percent) {
        assertThat(reading(size, 20, 0, checkedOut, 0).utilizationPercent()).isEqualTo(percent);
        assertThat(reading(size, 20, 500, checkedOut, 9).utilizationPercent())
                .as("whatever is idle or waits")
                .isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"10, 20, 10, 33.33", "10, 20, 30, 100", "10, 20, 31, 100", "10, 0, 5, 50", "1, 0, 1, 100"})
    void capacityIsOfAllThatMayBeOpen(int size, int maxOverflow, int checkedOut, double percent) {
        PoolReading reading = reading(size, maxOverflow, 0, checkedOut, 0);
        assertThat(reading.maxConnections()).isEqualTo(size + maxOverflow);
        assertThat(reading.capacityPercent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"10, 20, 29, false", "10, 20, 30, true", "10, 20, 31, true", "10, 0, 9, false", "10, 0, 10, true"})
    void itIsExhaustedWhenAllThatMayBeOpenIsBorrowed(int size, int maxOverflow, int checkedOut, boolean exhausted) {
        assertThat(reading(size, maxOverflow, 0, checkedOut, 0).exhausted()).isEqualTo(exhausted);
    }

    private static PoolReading reading(int size, int maxOverflow, int checkedIn, int checkedOut, int waiting) {
        return new PoolReading(size, maxOverflow, false, checkedIn, checkedOut, waiting, 0, 0, null, 0, null, 0, 0, 0);
    }
}
