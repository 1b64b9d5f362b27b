package dev.inferenceinstances.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    private static final String HEADER = "X-Request-Id";

    /** Answers with the id that a resource would see. */
    private final RouterServer server =
            new RouterServer(context -> context.response().end(RequestId.of(context)));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc-1", "A.b_c:d/e+f=g@h", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "7"})
    void anIdThatCameIsKeptAndEchoed(String id) throws Exception {
        HttpResponse<String> answer = server.get("/", HEADER, id);
        assertThat(answer.body()).isEqualTo(id);
        assertThat(answer.headers().allValues(HEADER)).containsExactly(id);
    }

    @Test
    void anIdMayHaveAsManyCharactersAsALogLineCarries() throws Exception {
        String longest = "x".repeat(128);
        assertThat(server.get("/", HEADER, longest).body()).isEqualTo(longest);
        assertMade(server.get("/", HEADER, longest + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb", "<script>", "a;b", "\"a\"", "{a}"})
    void whatCouldForgeALogLineIsReplaced(String id) throws Exception {
        assertMade(server.get("/", HEADER, id));
    }

    @Test
    void eachRequestWithoutOneGetsItsOwn() throws Exception {
        HttpResponse<String> one = server.get("/");
        HttpResponse<String> other = server.get("/");
        assertMade(one);
        assertMade(other);
        assertThat(one.body()).isNotEqualTo(other.body());
    }

    private static void assertMade(HttpResponse<String> answer) {
        assertThat(answer.body()).matches("[0-9a-f]{16}");
        assertThat(answer.headers().allValues(HEADER)).containsExactly(answer.body());
    }
}
