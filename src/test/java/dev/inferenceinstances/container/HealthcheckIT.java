package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.realJava;
import static dev.inferenceinstances.container.DockerFolder.script;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's health check against a service that answers what it is told to. */
@EnabledOnOs(OS.LINUX)
class HealthcheckIT {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer service;

    @TempDir
    private Path data;

    @BeforeEach
    void serve() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void asksWhetherTheServiceIsLive() throws Exception {
        assertThat(healthcheck(port())).isEqualTo(new Outcome(0, "", ""));
        assertThat(asked).containsExactly("/q/health/live");
    }

    @Test
    void asksWhatItIsToldToAsk() throws Exception {
        assertThat(healthcheck(port(), "ready").exitCode()).isZero();
        assertThat(asked).containsExactly("/q/health/ready");
    }

    @Test
    void saysWhatWasAnsweredInsteadOfUp() throws Exception {
        status = 503;

        assertThat(healthcheck(port()))
                .isEqualTo(new Outcome(1, "/q/health/live on port %d answered 503.\n".formatted(port()), ""));
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int port = port();
        service.stop(0);

        assertThat(healthcheck(port)).isEqualTo(new Outcome(1, "Nothing listens on port %d.\n".formatted(port), ""));
    }

    @Test
    void doesNotWaitForASilentService() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(healthcheck(silent.getLocalPort()))
                    .isEqualTo(new Outcome(
                            1, "/q/health/live on port %d answered nothing.\n".formatted(silent.getLocalPort()), ""));
        }
    }

    @Test
    void asksOnThePortThatTheEntryPointFound() throws Exception {
        Files.writeString(data.resolve("inference-instances-api.port"), port() + "\n");

        assertThat(healthcheck(Map.of()).exitCode()).isZero();
        assertThat(healthcheck(Map.of("PORT", "1")).exitCode()).isZero();
    }

    @Test
    void asksWhereTheEntryPointFoundTheServiceToListen() throws Exception {
        Files.writeString(data.resolve("inference-instances-api.port"), port() + ",localhost,/registry\n");

        assertThat(healthcheck(Map.of("QUARKUS_HTTP_ROOT_PATH", "/other"))).isEqualTo(new Outcome(0, "", ""));
        assertThat(asked).containsExactly("/registry/q/health/live");
    }

    @Test
    void heedsThePortOfQuarkusBeforeAllOthers() throws Exception {
        Files.writeString(data.resolve("inference-instances-api.port"), "1\n");

        assertThat(healthcheck(Map.of("QUARKUS_HTTP_PORT", Integer.toString(port()), "PORT", "2")))
                .isEqualTo(new Outcome(0, "", ""));
    }

    @ParameterizedTest
    @CsvSource({"/,''", "registry,/registry", "/registry,/registry", "/a/b/,/a/b"})
    void heedsTheRootPath(String root, String prefix) throws Exception {
        Map<String, String> environment = Map.of("PORT", Integer.toString(port()), "QUARKUS_HTTP_ROOT_PATH", root);

        assertThat(healthcheck(environment).exitCode()).isZero();
        assertThat(asked).containsExactly(prefix + "/q/health/live");
    }

    @Test
    void theRootPathOfTheServiceWinsOverThatOfQuarkus() throws Exception {
        Map<String, String> environment =
                Map.of("PORT", Integer.toString(port()), "ROOT_PATH", "/pool", "QUARKUS_HTTP_ROOT_PATH", "/registry");

        assertThat(healthcheck(environment).exitCode()).isZero();
        assertThat(asked).containsExactly("/pool/q/health/live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]", "127.0.0.1", "localhost"})
    void asksWhereTheServiceListens(String host) throws Exception {
        Map<String, String> environment = Map.of("PORT", Integer.toString(port()), "QUARKUS_HTTP_HOST", host);

        assertThat(healthcheck(environment)).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void asksNowhereElse() throws Exception {
        Map<String, String> environment = Map.of("PORT", Integer.toString(port()), "QUARKUS_HTTP_HOST", "127.0.0.9");

        assertThat(healthcheck(environment).exitCode()).isOne();
    }

    private Outcome healthcheck(int port, String... arguments) throws Exception {
        return healthcheck(Map.of("PORT", Integer.toString(port)), arguments);
    }

    private Outcome healthcheck(Map<String, String> environment, String... arguments) throws Exception {
        return Outcome.of(script(DockerFolder.FOLDER.resolve("healthcheck"), data, realJava(), environment, arguments));
    }

    private int port() {
        return service.getAddress().getPort();
    }
}
