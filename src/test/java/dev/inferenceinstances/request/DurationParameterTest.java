package dev.inferenceinstances.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationParameterTest {

    private static final DurationParameter WINDOW = new DurationParameter(
            "window",
            Duration.ofMinutes(15),
            Duration.ofSeconds(1),
            Duration.ofHours(24),
            "must be from 1s to 24h, such as 15m");

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "90s, PT90S", "15m, PT15M", "24h, PT24H", "1440m, PT24H"})
    void aNumberWithItsUnit(String text, Duration window) {
        assertThat(WINDOW.parse(text)).isEqualTo(window);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void theFallbackUnlessAsked(String text) {
        assertThat(WINDOW.parse(text)).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "25h", "86401s", "15", "m", "-5m", "1d", "1.5h", "15 m", "9999999999999999999h"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> WINDOW.parse(text))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail())
                                .isEqualTo("window must be from 1s to 24h, such as 15m"));
    }
}
