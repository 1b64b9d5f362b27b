package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerViewTest {

    private static final Duration AGE = Duration.ofSeconds(4);
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void whatIsOldOrSeemsToLieAheadIsNotFresh() {
        assertThat(ServerView.withoutServer(NOW.minusSeconds(4)).isWithin(AGE, NOW))
                .isTrue();
        assertThat(ServerView.withoutServer(NOW.minusSeconds(5)).isWithin(AGE, NOW))
                .isFalse();
        assertThat(ServerView.withoutServer(NOW.plusSeconds(3600)).isWithin(AGE, NOW))
                .isFalse();
    }
}
