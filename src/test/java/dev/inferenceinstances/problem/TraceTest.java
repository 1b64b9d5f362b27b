package dev.inferenceinstances.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String VALID = "00-" + ID + "-00f067aa0ba902b7-01";

    @ParameterizedTest
    @CsvSource({
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, false",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03, true",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-fe, false",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0b, true",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like, true",
        "fe-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00-, false"
    })
    void aValidHeaderTellsTheTraceAndWhetherItWasRecorded(String header, boolean sampled) {
        assertThat(Trace.parse(header)).isEqualTo(new Trace(ID, sampled));
    }

    @ParameterizedTest
    @CsvSource({
        "00-00000000000000000000000000000001-0000000000000001-01, 00000000000000000000000000000001",
        "00-10000000000000000000000000000000-1000000000000000-01, 10000000000000000000000000000000",
        "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff, ffffffffffffffffffffffffffffffff"
    })
    void anIdMayBeAnythingButNought(String header, String id) {
        assertThat(Trace.parse(header).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "00",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00F067AA0BA902B7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b/-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0:",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0`",
                "0x-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7_01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-011",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
                "00-4bf92f3577b34da6a3ce929d0e0e47-00f067aa0ba902b736-01",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void anythingElseIsNoTrace(String header) {
        assertThat(Trace.parse(header)).isNull();
    }

    @Test
    void aRequestHasTheTraceThatItsHeaderNames() throws Exception {
        assertThat(seen("traceparent", VALID)).isEqualTo(ID);
        assertThat(seen("TraceParent", VALID)).isEqualTo(ID);
        assertThat(seen("traceparent", "nonsense")).isEqualTo("none");
        assertThat(seen("tracestate", "vendor=" + VALID)).isEqualTo("none");
        assertThat(seen()).isEqualTo("none");
    }

    @Test
    void ofTwoHeadersNeitherIsBelieved() throws Exception {
        assertThat(seen("traceparent", VALID, "traceparent", VALID.replace('4', '5')))
                .isEqualTo("none");
    }

    @Test
    void theLogNamesTheTraceBesideTheRequest() throws Exception {
        try (RouterServer server =
                new RouterServer(context -> context.response().end(RequestId.inWords(context)))) {
            assertThat(server.get("/", "X-Request-Id", "abc-1", "traceparent", VALID)
                            .body())
                    .isEqualTo("abc-1 (trace " + ID + ")");
            assertThat(server.get("/", "X-Request-Id", "abc-1").body()).isEqualTo("abc-1");
        }
    }

    /** The trace id that a resource would see, after these headers. */
    private static String seen(String... headers) throws Exception {
        try (RouterServer server = new RouterServer(context ->
                context.response().end(Optional.ofNullable(Trace.idOf(context)).orElse("none")))) {
            return server.get("/", headers).body();
        }
    }
}
