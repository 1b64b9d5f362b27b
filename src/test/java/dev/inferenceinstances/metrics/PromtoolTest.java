package dev.inferenceinstances.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus' own tool reads the configuration in {@code docker/}, and lets the alert rules run on made-up figures. */
class PromtoolTest {

    @BeforeAll
    static void promtoolIsThere() {
        // in CI nothing is skipped: there it runs, and fails
        assumeTrue(
                System.getenv("CI") != null || onThePath("promtool"),
                "promtool is not on the PATH; it is in Debian's package prometheus");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check config docker/prometheus.yml",
                "check rules docker/alerts.yml",
                "test rules docker/alerts_test.yml"
            })
    void promtoolIsContent(String arguments) throws Exception {
        Process promtool = new ProcessBuilder(("promtool " + arguments).split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).contains("SUCCESS");
    }

    private static boolean onThePath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
