package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerSamplerTest {

    private static final Duration AGE = Duration.ofSeconds(4);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void whatIsOldOrSeemsToLieAheadIsNotFresh() {
        assertThat(ServerSampler.within(AGE, NOW.minusSeconds(4), NOW)).isTrue();
        assertThat(ServerSampler.within(AGE, NOW.minusSeconds(5), NOW)).isFalse();
        assertThat(ServerSampler.within(AGE, NOW.plusSeconds(3600), NOW)).isFalse();
    }
}
