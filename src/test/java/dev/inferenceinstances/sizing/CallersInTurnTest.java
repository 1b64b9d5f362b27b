package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersInTurnTest {

    private final Simulation simulation = new Simulation();

    @Test
    void nobodyWaitsWhereThereAreNoMoreCallersThanConnections() {
        assertThat(new CallersInTurn(0, 100, 1).p99Ms(10)).isZero();
        assertThat(new CallersInTurn(10, 100, 1).p99Ms(10)).isZero();
        assertThat(new CallersInTurn(11, 100, 1).p99Ms(10)).isPositive();
    }

    @Test
    void holdsThatAreAllAlikeMakeWaitsOfWholeHolds() {
        assertThat(new CallersInTurn(30, 100, 0).p99Ms(10)).isEqualTo(200);
        assertThat(new CallersInTurn(20, 100, 0).p99Ms(10)).isEqualTo(100);
    }

    /** Of the time until the first and the sixth event by chance, the 99th percentile is known: that of the gamma distribution. */
    @ParameterizedTest
    @CsvSource({"1, 4.605", "6, 13.108"})
    void theWaitIsGammaForExponentialHolds(int ahead, double inHoldsOfAll) {
        assertThat(new CallersInTurn(10 + ahead, 10, 1).p99Ms(10)).isCloseTo(inHoldsOfAll, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"16, 10, 1", "12, 10, 1", "30, 10, 1", "4, 3, 1", "16, 10, 4", "12, 10, 4", "30, 10, 4", "30, 10, 16"})
    void callersWithoutPauseWaitAsLongAsItSays(int callers, int connections, int phases) {
        DoubleSupplier hold = () -> simulation.erlang(phases);
        double predicted = new CallersInTurn(callers, 1, Math.sqrt(1.0 / phases)).p99Ms(connections);
        assertThat(predicted).isCloseTo(simulation.p99InTurn(callers, connections, hold), withinPercentage(15));
    }

    @ParameterizedTest
    @CsvSource({"16, 10, 2", "12, 10, 2", "16, 10, 4", "30, 10, 4"})
    void callersWhoseHoldsVaryMoreAsWell(int callers, int connections, double squaredVariation) {
        DoubleSupplier hold = () -> simulation.hyperexponential(squaredVariation);
        double predicted = new CallersInTurn(callers, 1, Math.sqrt(squaredVariation)).p99Ms(connections);
        assertThat(predicted).isCloseTo(simulation.p99InTurn(callers, connections, hold), withinPercentage(15));
    }
}
