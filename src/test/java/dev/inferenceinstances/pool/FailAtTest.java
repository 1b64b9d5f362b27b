package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.inferenceinstances.problem.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FailAtTest {

    @ParameterizedTest
    @CsvSource({"warning, WARNING", "critical, CRITICAL"})
    void aReportCanFailFromWarningOrFromCriticalOn(String text, PoolStatus status) {
        assertThat(FailAt.parse(text)).contains(status);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void aReportDoesNotFailUnasked(String text) {
        assertThat(FailAt.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "WARNING", " warning", "warning,critical", "95"})
    void anyOtherTextIsRefused(String text) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> FailAt.parse(text))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(422))
                .satisfies(problem -> assertThat(problem.getParameters())
                        .containsEntry("errors", List.of(new FieldError("fail_at", "must be warning or critical"))));
    }
}
