package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.HolderPace.Holds;
import org.junit.jupiter.api.Test;

class SlowedRoutesTest {

    /** One caller at a time, on a pool of ten. */
    @Test
    void aRouteThatBecameSlowerInAPoolThatIsMostlyFreeIsNoTrouble() {
        ObservationBuilder observed = new ObservationBuilder()
                .seconds(60, 1, 10)
                .pace("GET /x", new Holds(90, 90, 95), new Holds(5000, 20, 22));
        assertThat(observed.verdict()).isEqualTo(Code.HEALTHY);
    }
}
