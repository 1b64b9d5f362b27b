package dev.inferenceinstances.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillPlanTest {

    @ParameterizedTest
    @CsvSource({"1, PT0.2S", "5, PT1S", "15, PT3S", "600, PT3S"})
    void itIsWellForAFifthAndAtMostThreeSeconds(int seconds, Duration start) {
        assertThat(new DrillPlan(DrillKind.SLOW, 1, seconds).start()).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 120, 0, PT0S",
        "2, 16, 0, PT0S",
        "2, 16, 1, PT8S",
        "3, 120, 0, PT0S",
        "3, 120, 1, PT30S",
        "3, 120, 2, PT60S"
    })
    void theFirstLeakIsAtOnceAndTheLastAtHalfTime(int connections, int seconds, int caller, Duration until) {
        assertThat(new DrillPlan(DrillKind.LEAK, connections, seconds).untilLeak(caller))
                .isEqualTo(until);
    }
}
