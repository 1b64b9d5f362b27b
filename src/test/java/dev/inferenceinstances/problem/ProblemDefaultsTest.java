package dev.inferenceinstances.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.jackson.JacksonProblemSerializer;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemDefaultsTest {

    @Test
    void aProblemIsCompletedWithTypeAndPath() {
        HttpProblem problem = ProblemDefaults.complete(Problems.notFound("why"), "/api/instances/7", null);
        assertThat(problem.getType()).hasToString("about:blank");
        assertThat(written(problem)).isEqualTo("/api/instances/7");
        assertThat(problem.getDetail()).isEqualTo("why");
        assertThat(ProblemDefaults.complete(Problems.notFound("why"), null, null)
                        .getInstance())
                .isNull();
    }

    @Test
    void aProblemNamesTheTraceOfItsRequestWhereThereIsOne() {
        assertThat(ProblemDefaults.complete(Problems.notFound("why"), "/", "4bf9")
                        .getParameters())
                .containsExactly(Map.entry("trace_id", "4bf9"));
        assertThat(ProblemDefaults.complete(Problems.notFound("why"), "/", null).getParameters())
                .isEmpty();
        HttpProblem once = ProblemDefaults.complete(Problems.notFound("why"), "/", "4bf9");
        assertThat(ProblemDefaults.complete(once, "/", "4bf9").getParameters())
                .containsExactly(Map.entry("trace_id", "4bf9"));
    }

    @Test
    void whatItSaysOfItselfIsKept() {
        HttpProblem own = HttpProblem.builder()
                .withType(URI.create("urn:own"))
                .withInstance(URI.create("/own"))
                .withStatus(404)
                .build();
        HttpProblem problem = ProblemDefaults.complete(own, "/api/instances/7", null);
        assertThat(problem.getType()).hasToString("urn:own");
        assertThat(problem.getInstance()).hasToString("/own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/instances/name/a%20b",
                "/api/instances/name/a+b",
                "/api/instances/name/a|b",
                "/api/instances/name/100%",
                "/api/instances/name/%E6%BC%A2",
                "/api/instances/"
            })
    void thePathIsWrittenAsItCame(String path) {
        assertThat(written(ProblemDefaults.complete(Problems.notFound("why"), path, null)))
                .isEqualTo(path);
    }

    @Test
    void outsideOfARequestThePathIsThatOfTheContext() {
        HttpProblem problem = applied(Problems.conflict("why"));
        assertThat(written(problem)).isEqualTo("/api/instances");
        assertThat(problem.getDetail()).isEqualTo("why");
    }

    @Test
    void aWrongMediaTypeIsSaidWithoutTheWordsOfTheFramework() {
        HttpProblem ofTheFramework = HttpProblem.valueOf(
                Response.Status.UNSUPPORTED_MEDIA_TYPE, "The content-type header value did not match @Consumes");
        assertThat(applied(ofTheFramework).getDetail())
                .isEqualTo("A body must come with Content-Type: application/json");
    }

    private static HttpProblem applied(HttpProblem problem) {
        return new ProblemDefaults().apply(problem, ProblemContext.of(problem, "/api/instances"));
    }

    private static String written(HttpProblem problem) {
        return new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(HttpProblem.class, new JacksonProblemSerializer()))
                .valueToTree(problem)
                .path("instance")
                .asText();
    }
}
