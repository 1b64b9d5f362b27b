package dev.inferenceinstances.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.LogLines;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.InstanceUtils;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureMapperTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final FailureTranslator STATE = (failure, requestId) -> failure instanceof IllegalStateException
            ? Optional.of(Problems.conflict("state of " + requestId))
            : Optional.empty();
    private static final FailureTranslator EVERY =
            (failure, requestId) -> Optional.of(Problems.badRequest("any of " + requestId));

    @Test
    void aKnownFailureIsAnsweredByTheFirstTranslatorThatKnowsIt() throws Exception {
        assertThat(answer(List.of(STATE, EVERY), new IllegalStateException()))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getDetail)
                .containsExactly(409, "state of abc-1");
        assertThat(answer(List.of(STATE, EVERY), new IllegalArgumentException()))
                .extracting(HttpProblem::getStatusCode, HttpProblem::getDetail)
                .containsExactly(400, "any of abc-1");
    }

    @Test
    void everyAnswerIsCompletedWithTypeAndPath() throws Exception {
        HttpProblem problem = answer(List.of(STATE), new IllegalStateException());
        assertThat(problem.getType()).hasToString("about:blank");
        assertThat(InstanceUtils.instanceToPath(problem.getInstance())).isEqualTo("/api/instances/7");
    }

    @Test
    void anUnknownFailureShowsTheIdOfTheRequestAndNothingElse() throws Exception {
        HttpProblem problem = answer(List.of(STATE), new IllegalArgumentException("select hidden from hidden"));
        assertThat(problem)
                .extracting(HttpProblem::getStatusCode, HttpProblem::getTitle, HttpProblem::getDetail)
                .containsExactly(500, "Internal Server Error", "The log tells more under the request id abc-1");
        assertThat(problem.getParameters()).isEmpty();
    }

    @Test
    void anUnknownFailureIsLoggedOnceWithItsStackAndAKnownOneIsLeftToItsTranslator() throws Exception {
        IllegalArgumentException failure = new IllegalArgumentException("why");
        try (LogLines log = LogLines.of(FailureMapper.class)) {
            answer(List.of(STATE), failure);
            answer(List.of(STATE), new IllegalStateException("known"));

            assertThat(log.texts()).containsExactly("ERROR Request abc-1 failed");
            assertThat(log.records().get(0).getThrown()).isSameAs(failure);
        }
    }

    @Test
    void theTraceStandsInTheLogAndInTheAnswer() throws Exception {
        try (LogLines log = LogLines.of(FailureMapper.class)) {
            HttpProblem problem = answer(
                    List.of(),
                    new IllegalArgumentException(),
                    "traceparent",
                    "00-%s-00f067aa0ba902b7-01".formatted(TRACE));
            assertThat(log.texts()).containsExactly("ERROR Request abc-1 (trace " + TRACE + ") failed");
            assertThat(problem.getParameters()).containsExactly(Map.entry("trace_id", TRACE));
            assertThat(problem.getDetail()).endsWith("request id abc-1");
        }
    }

    /** What the mapper makes of this failure for a request with the id abc-1. */
    private static HttpProblem answer(List<FailureTranslator> translators, Exception failure, String... headers)
            throws Exception {
        CompletableFuture<Response> mapped = new CompletableFuture<>();
        try (RouterServer server = new RouterServer(context -> {
            mapped.complete(new FailureMapper(translators, context).toResponse(failure));
            context.response().end();
        })) {
            server.get(
                    "/api/instances/7?lang=en",
                    Stream.concat(Stream.of("X-Request-Id", "abc-1"), Stream.of(headers))
                            .toArray(String[]::new));
        }
        return (HttpProblem) mapped.get().getEntity();
    }

    /** What the mapper's category logs. */
}
