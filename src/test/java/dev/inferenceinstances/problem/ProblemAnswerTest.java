package dev.inferenceinstances.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProblemAnswerTest {

    @Test
    void theAnswerIsAProblemThatNamesThePath() throws Exception {
        HttpResponse<String> answer = answer(Problems.notFound("There is no \"x\""), "/api/instances/7?lang=en");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        JsonNode expected = new ObjectMapper()
                .createObjectNode()
                .put("type", "about:blank")
                .put("status", 404)
                .put("title", "Not Found")
                .put("detail", "There is no \"x\"")
                .put("instance", "/api/instances/7");
        assertThat(new ObjectMapper().readTree(answer.body())).isEqualTo(expected);
    }

    @Test
    void itsHeadersAreSent() throws Exception {
        HttpResponse<String> later = answer(Problems.unavailable("full", Duration.ofSeconds(10)), "/");
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.headers().allValues("Retry-After")).containsExactly("10");

        HttpResponse<String> method = answer(Problems.methodNotAllowed("GET, HEAD"), "/");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().allValues("Allow")).containsExactly("GET, HEAD");
    }

    @Test
    void theIdOfTheRequestIsEchoedBesideIt() throws Exception {
        try (RouterServer server = new RouterServer(context -> ProblemAnswer.send(context, Problems.forbidden("no")))) {
            assertThat(server.get("/", "X-Request-Id", "page-1").headers().allValues("X-Request-Id"))
                    .containsExactly("page-1");
        }
    }

    @Test
    void itNamesTheTraceOfTheRequest() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (RouterServer server = new RouterServer(context -> ProblemAnswer.send(context, Problems.forbidden("no")))) {
            String body = server.get("/", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                    .body();
            assertThat(new ObjectMapper().readTree(body).path("trace_id").asText())
                    .isEqualTo(trace);
        }
    }

    private static HttpResponse<String> answer(HttpProblem problem, String path) throws Exception {
        try (RouterServer server = new RouterServer(context -> ProblemAnswer.send(context, problem))) {
            return server.get(path);
        }
    }
}
