package dev.inferenceinstances.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickTimeTest {

    @ParameterizedTest
    @ValueSource(longs = {7000, 7001, 7499, 7500, 7999})
    void theNextTickIsInTheMiddleOfTheNextSecond(long now) {
        assertThat(now + Ticker.millisToNextTick(now)).isEqualTo(8500);
    }
}
