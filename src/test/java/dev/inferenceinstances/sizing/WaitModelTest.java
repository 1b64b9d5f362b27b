package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitModelTest {

    private final Simulation simulation = new Simulation();

    @Test
    void theLoadIsArrivalsTimesHold() {
        assertThat(new WaitModel(40, 250, 1, 1).load()).isEqualTo(10);
        assertThat(new WaitModel(40, 250, 1, 1).times(1.5).load()).isEqualTo(15);
    }

    /**
     * Hillier and Lieberman, Introduction to Operations Research, the County Hospital: two arrivals and three services an hour. With
     * one doctor 0.667 wait, 0.404 for more than half an hour and 0.245 for more than one; with two it is 0.167, 0.022 and 0.003.
     * The p99 is where this falls to 0.01.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.404, 0.5", "1, 0.245, 1", "2, 0.022, 0.5", "2, 0.003, 1"})
    void thePublishedProbabilitiesOfLongWaitsFollow(int servers, double probability, double hours) {
        double hour = 3_600_000;
        double p99 = new WaitModel(2.0 / 3600, hour / 3, 1, 1).p99Ms(servers).orElseThrow() / hour;
        double decay = servers * 3 - 2;
        assertThat(0.01 * Math.exp(decay * (p99 - hours))).isCloseTo(probability, within(0.0006));
    }

    @Test
    void nobodyWaitsAtTheP99WhereOneInAHundredWaitsOrFewer() {
        assertThat(new WaitModel(40, 100, 1, 1).p99Ms(11)).hasValue(0);
        assertThat(new WaitModel(40, 100, 1, 1).p99Ms(9).orElseThrow()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "10, 1", "10.5, 10"})
    void aLoadAsLargeAsThePoolHasNoWaitInTheLongRun(double load, int connections) {
        assertThat(new WaitModel(load * 10, 100, 1, 1).p99Ms(connections)).isEmpty();
    }

    @Test
    void theWaitsGrowWithTheVariationOfHoldsAndArrivals() {
        assertThat(factor(1, 0)).isCloseTo(0.5, within(1e-9));
        assertThat(factor(5, 1)).isCloseTo(3, within(1e-9));
        assertThat(factor(1, 2)).isCloseTo(2.5, within(1e-9));
    }

    private static double factor(double arrivalDispersion, double holdVariation) {
        return predicted(10, 9, arrivalDispersion, holdVariation) / predicted(10, 9, 1, 1);
    }

    /** Exact, so that only chance is left: 3 % are more than three standard errors of two million callers. */
    @ParameterizedTest
    @CsvSource({"1, 0.7", "4, 3.2", "10, 8", "30, 26"})
    void theModelIsExactForChance(int connections, double load) {
        double simulated = simulated(connections, load, simulation::exponential, simulation::exponential);
        assertThat(predicted(connections, load, 1, 1)).isCloseTo(simulated, withinPercentage(3));
    }
    /** Elsewhere it is an approximation: over all the cases here it was off by 12 % at most when it was written. */
    @ParameterizedTest
    @CsvSource({"4, 3.2, 4", "10, 8, 4", "10, 9, 2", "30, 27, 4"})
    void theModelIsCloseForHoldsThatVaryMore(int connections, double load, double squaredVariation) {
        double simulated = simulated(
                connections, load, simulation::exponential, () -> simulation.hyperexponential(squaredVariation));
        assertThat(predicted(connections, load, 1, Math.sqrt(squaredVariation)))
                .isCloseTo(simulated, withinPercentage(15));
    }

    @ParameterizedTest
    @CsvSource({"4, 3.2, 4", "10, 8, 4", "10, 9, 2", "30, 27, 4"})
    void theModelIsCloseForHoldsThatVaryLess(int connections, double load, int phases) {
        double simulated = simulated(connections, load, simulation::exponential, () -> simulation.erlang(phases));
        assertThat(predicted(connections, load, 1, Math.sqrt(1.0 / phases))).isCloseTo(simulated, withinPercentage(15));
    }

    @ParameterizedTest
    @CsvSource({"4, 3.2, 4", "10, 8, 4", "10, 9, 2", "30, 27, 4"})
    void theModelIsCloseForArrivalsInBursts(int connections, double load, double squaredVariation) {
        double simulated = simulated(
                connections, load, () -> simulation.hyperexponential(squaredVariation), simulation::exponential);
        assertThat(predicted(connections, load, squaredVariation, 1)).isCloseTo(simulated, withinPercentage(15));
    }

    private double simulated(int connections, double load, DoubleSupplier timeBetweenArrivals, DoubleSupplier hold) {
        return simulation.p99(connections, () -> timeBetweenArrivals.getAsDouble() / load, hold);
    }

    /** In units of the mean hold, as the simulation. */
    private static double predicted(int connections, double load, double arrivalDispersion, double holdVariation) {
        return new WaitModel(load * 1000, 1, arrivalDispersion, holdVariation)
                .p99Ms(connections)
                .orElseThrow();
    }
}
