package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against a service that answers what it is told to. */
class FetchReportTest {

    /** An address that leads to this machine, but does not look like it: the command cannot know. */
    private static final String LOOPBACK_BY_ANOTHER_NAME = "[::ffff:127.0.0.1]";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> settings = new HashMap<>();
    private volatile int status = 200;
    private HttpServer service;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.add("%s as %s by %s"
                    .formatted(
                            exchange.getRequestURI().getPath(),
                            exchange.getRequestHeaders().getFirst("Accept"),
                            exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = "the report\n\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        settings.put("PORT", Integer.toString(service.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void asksTheServiceOfTheSettingsAndPrintsWhatItAnswers() {
        assertThat(run()).isZero();
        assertThat(asked).containsExactly("/api/monitoring/report as text/plain by null");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("the report" + System.lineSeparator());
        assertThat(err.size()).isZero();
    }

    @Test
    void signsInAndHeedsTheKeysOfQuarkus() {
        settings.putAll(Map.of(
                "AUTH_USERNAME", "admin",
                "AUTH_PASSWORD", "secret",
                "QUARKUS_HTTP_PORT", settings.put("PORT", "1"),
                "QUARKUS_HTTP_HOST", "0.0.0.0",
                "QUARKUS_HTTP_ROOT_PATH", "/registry"));
        assertThat(run("--json")).isZero();
        assertThat(asked)
                .containsExactly("/registry/api/monitoring/report as application/json by Basic YWRtaW46c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
    void whoListensOnEveryAddressIsAskedOnTheNearest(String host) {
        settings.put("QUARKUS_HTTP_HOST", host);
        assertThat(run()).isZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksAtTheAddressThatItIsGiven() {
        String address = "http://127.0.0.1:" + settings.put("PORT", "1") + "/elsewhere/";
        assertThat(run(address)).isZero();
        assertThat(asked).containsExactly("/elsewhere/api/monitoring/report as text/plain by null");
    }

    @Test
    void signsInElsewhereOnlyAsTheAddressSays() {
        settings.putAll(Map.of("AUTH_USERNAME", "admin", "AUTH_PASSWORD", "secret"));
        String port = settings.put("PORT", "1");
        assertThat(run("http://guest:other@127.0.0.1:" + port + "/")).isZero();
        assertThat(run("http://" + LOOPBACK_BY_ANOTHER_NAME + ":" + port)).isZero();
        assertThat(run("http://localhost:" + port)).isZero();
        assertThat(asked)
                .containsExactly(
                        "/api/monitoring/report as text/plain by Basic Z3Vlc3Q6b3RoZXI=",
                        "/api/monitoring/report as text/plain by null",
                        "/api/monitoring/report as text/plain by Basic YWRtaW46c2VjcmV0");
    }

    @Test
    void theRootPathIsTheOneThatTheServiceHas() {
        settings.putAll(Map.of("ROOT_PATH", "/registry/", "QUARKUS_HTTP_ROOT_PATH", "/other"));
        assertThat(run()).isZero();
        assertThat(asked).containsExactly("/registry/api/monitoring/report as text/plain by null");
    }

    @Test
    void saysWhatWasAnsweredInstead() {
        status = 503;
        assertThat(run()).isOne();
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .matches("http://127.0.0.1:\\d+/api/monitoring/report answered 503.\\s+");
    }

    @Test
    void saysThatNobodyAnswers() {
        service.stop(0);
        assertThat(run()).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not answer");
    }

    @Test
    void saysWhatIsWrongWithTheAddressOrTheSettings() {
        assertThat(run("not an address")).isOne();
        settings.put("PORT", "eighty");
        assertThat(run()).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Illegal character", "PORT must be a whole number");
    }

    private int run(String... arguments) {
        return new FetchReport(settings::get).run(List.of(arguments), new PrintStream(out), new PrintStream(err));
    }
}
