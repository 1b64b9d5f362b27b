package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErlangCTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.001, 0.3, 0.5, 0.99})
    void oneServerIsBusyForTheShareThatIsItsLoad(double load) {
        assertThat(ErlangC.probabilityOfWaiting(1, load)).isCloseTo(load, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.9, 1.999})
    void twoServersHaveAClosedForm(double load) {
        assertThat(ErlangC.probabilityOfWaiting(2, load)).isCloseTo(load * load / (2 + load), within(1e-12));
    }

    /** Dunlop, Girma and Irvine, Digital Mobile Communications and the TETRA System (1999), Erlang C table in appendix A.4. */
    @ParameterizedTest
    @CsvSource({"8, 3.87, 0.05", "10, 4.08, 0.01"})
    void thePublishedTableGivesTheLoadsToThisManyPlaces(int servers, double load, double probability) {
        assertThat(ErlangC.probabilityOfWaiting(servers, load - 0.01)).isLessThan(probability);
        assertThat(ErlangC.probabilityOfWaiting(servers, load + 0.01)).isGreaterThan(probability);
    }

    /** Bronson, Theory and Problems of Operations Research (1982), problem 24.6: 300 a year, 182.5 served, a queue of 0.352. */
    @ParameterizedTest
    @CsvSource({"3, 300, 182.5, 0.352"})
    void thePublishedMeanQueueFollows(int servers, double arrivals, double rate, double queue) {
        double load = arrivals / rate;
        assertThat(ErlangC.probabilityOfWaiting(servers, load) * load / (servers - load))
                .isCloseTo(queue, within(0.0005));
    }

    /** Where a sum of powers and factorials overflows, the recursion does not. */
    @ParameterizedTest
    @CsvSource({"1000, 500, 0, 1e-60", "1000, 999, 0.95, 1", "2000, 1950, 0.1, 0.3"})
    void manyServersAreNoProblem(int servers, double load, double least, double most) {
        assertThat(ErlangC.probabilityOfWaiting(servers, load)).isBetween(least, most);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "5, 7.5"})
    void everybodyWaitsWhereTheLoadIsTooLarge(int servers, double load) {
        assertThat(ErlangC.probabilityOfWaiting(servers, load)).isEqualTo(1);
    }
}
