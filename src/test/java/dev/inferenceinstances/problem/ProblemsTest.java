package dev.inferenceinstances.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @Test
    void anInvalidValueNamesEveryField() {
        List<FieldError> errors = List.of(new FieldError("pp", "must be 1"), new FieldError("name", "is required"));
        HttpProblem problem = Problems.invalid(errors);
        assertThat(problem.getStatusCode()).isEqualTo(422);
        assertThat(problem.getDetail()).isEqualTo("pp must be 1; name is required");
        assertThat(problem.getParameters()).containsEntry("errors", errors);
    }

    @Test
    void whatIsWrongHasItsStatusTitleAndDetail() {
        assertThat(Problems.badRequest("why"))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getTitle, HttpProblem::getDetail)
                .containsExactly(400, "Bad Request", "why");
        assertThat(Problems.notFound("why"))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getTitle, HttpProblem::getDetail)
                .containsExactly(404, "Not Found", "why");
        assertThat(Problems.conflict("why"))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getTitle, HttpProblem::getDetail)
                .containsExactly(409, "Conflict", "why");
    }

    @ParameterizedTest
    @CsvSource({"PT0.05S, 1", "PT1S, 1", "PT5S, 5", "PT1.9S, 2"})
    void whoIsTurnedAwayIsToldWhenToComeBackButNeverAtOnce(Duration retryAfter, long seconds) {
        HttpProblem problem = Problems.unavailable("why", retryAfter);
        assertThat(problem.getStatusCode()).isEqualTo(503);
        assertThat(problem.getDetail()).isEqualTo("why");
        assertThat(problem.getHeaders()).containsEntry("Retry-After", seconds);
    }
}
