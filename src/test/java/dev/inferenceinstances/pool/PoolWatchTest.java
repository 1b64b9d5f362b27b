package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolWatchTest {

    private static final Instant ASKED = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @ValueSource(longs = {7000, 7001, 7499, 7500, 7999})
    void theNextLookIsInTheMiddleOfTheNextSecond(long now) {
        assertThat(now + PoolWatch.millisToNextLook(now)).isEqualTo(8500);
    }

    @Test
    void aProofIsWorthSomethingFromItsTimeOn() {
        Instant proof = ASKED.plusSeconds(1);
        assertThat(PoolWatch.proves(proof, ASKED, proof)).isTrue();
        assertThat(PoolWatch.proves(proof, proof, proof)).isFalse();
        assertThat(PoolWatch.proves(null, ASKED, proof)).isFalse();
    }

    @Test
    void aProofOfATimeToComeIsWorthNothing() {
        assertThat(PoolWatch.proves(ASKED.plusSeconds(300), ASKED, ASKED.plusSeconds(1)))
                .isFalse();
    }
}
