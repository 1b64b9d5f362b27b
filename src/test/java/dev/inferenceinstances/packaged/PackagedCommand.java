package dev.inferenceinstances.packaged;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command of the packaged service left behind.
 *
 * @param exitCode the code that it exited with
 * @param said all that it printed, errors too
 */
record PackagedCommand(int exitCode, String said) {

    private static final int PATIENCE_SECONDS = 120;

    /** @param environment all that is set beside a {@code PATH} */
    static PackagedCommand run(String kind, Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "app", kind, "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString()));
        words.addAll(List.of(arguments));
        Path log = folder.resolve("command.log");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        Process command = builder.start();
        assertThat(command.waitFor(PATIENCE_SECONDS, SECONDS)).as("ended").isTrue();
        return new PackagedCommand(command.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
