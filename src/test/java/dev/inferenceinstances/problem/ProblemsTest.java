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

    @Test
    void whatARequestLacksIsNamed() {
        assertThat(Problems.unauthorized("why"))
                .extracting(HttpProblem::getStatusCode)
                .isEqualTo(401);
        assertThat(Problems.forbidden("why"))
                .extracting(HttpProblem::getStatusCode)
                .isEqualTo(403);
        assertThat(Problems.notAcceptable("text/plain"))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getDetail)
                .containsExactly(406, "This path answers with text/plain only");
        assertThat(Problems.unsupportedMediaType("application/json"))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getDetail)
                .containsExactly(415, "A body must come with Content-Type: application/json");
        assertThat(Problems.bodyTooLong("2000000", 1_048_576))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getDetail)
                .containsExactly(413, "The body has 2000000 bytes, but at most 1048576 are allowed");
    }

    @Test
    void aMethodThatThePathLacksComesWithThoseThatItHas() {
        HttpProblem problem = Problems.methodNotAllowed("GET, HEAD");
        assertThat(problem.getStatusCode()).isEqualTo(405);
        assertThat(problem.getDetail()).isEqualTo("This path has GET, HEAD");
        assertThat(problem.getHeaders()).containsEntry("Allow", "GET, HEAD");
    }

    @Test
    void whoSendsTooMuchIsToldWhenToComeBack() {
        HttpProblem problem = Problems.tooManyRequests("why", Duration.ofSeconds(30));
        assertThat(problem.getStatusCode()).isEqualTo(429);
        assertThat(problem.getHeaders()).containsEntry("Retry-After", 30L);
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
