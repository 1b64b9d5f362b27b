package dev.inferenceinstances.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillPlanTest {

    @ParameterizedTest
    @CsvSource({"1, PT0.2S", "5, PT1S", "15, PT3S", "600, PT3S"})
    void itIsWellForAFifthAndAtMostThreeSeconds(int seconds, Duration start) {
        assertThat(new DrillPlan(DrillKind.SLOW, 1, seconds).start()).isEqualTo(start);
    }

    @Test
    void theLastLeakIsAtHalfTime() {
        DrillPlan plan = new DrillPlan(DrillKind.LEAK, 8, 16);
        assertThat(plan.betweenLeaks()).isEqualTo(Duration.ofSeconds(1));
        assertThat(plan.betweenLeaks().multipliedBy(8)).isEqualTo(plan.length().dividedBy(2));
    }
}
