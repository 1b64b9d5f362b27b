package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.inferenceinstances.problem.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingWindowTest {

    @ParameterizedTest
    @CsvSource({
        "10s, 10, 1",
        "11s, 11, 2",
        "60s, 60, 6",
        "90s, 90, 9",
        "95s, 95, 10",
        "1m, 60, 6",
        "5m, 300, 30",
        "15m, 900, 90",
        "900s, 900, 90",
        "891s, 891, 90",
        "0010s, 10, 1"
    })
    void aLengthIsRoundedUpToWholeSlices(String text, int seconds, int slices) {
        TimingWindow window = TimingWindow.parse(text);
        assertThat(window.isSinceStart()).isFalse();
        assertThat(window.length()).hasSeconds(seconds);
        assertThat(window.slices()).isEqualTo(slices);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void unaskedItIsFiveMinutes(String text) {
        assertThat(TimingWindow.parse(text).length()).hasMinutes(5);
    }

    @Test
    void startIsNoLength() {
        assertThat(TimingWindow.parse("start").isSinceStart()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9s",
                "0s",
                "0m",
                "901s",
                "16m",
                "999999999m",
                "99999999999999999999s",
                "-5m",
                "+5m",
                "5",
                "5h",
                "5M",
                "m",
                "5 m",
                " 5m",
                "5m ",
                "1.5m",
                "PT5M",
                "٥m",
                "Start",
                "start "
            })
    void anyOtherTextIsRefused(String text) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> TimingWindow.parse(text))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(422))
                .satisfies(problem -> assertThat(problem.getParameters())
                        .containsEntry(
                                "errors",
                                List.of(new FieldError("window", "must be from 10s to 15m, such as 5m, or start"))));
    }
}
