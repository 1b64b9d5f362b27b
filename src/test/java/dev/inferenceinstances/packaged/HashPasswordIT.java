package dev.inferenceinstances.packaged;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** The command {@code hash-password} of the packaged service, in a shell's pipe. */
class HashPasswordIT {

    private static final int PATIENCE_SECONDS = 60;

    @Test
    void printsTheHashAloneWhateverTheSettings() throws Exception {
        Process command = run("correct horse\n");
        assertThat(output(command))
                .satisfies(hash ->
                        assertThat(BCrypt.checkpw("correct horse", hash)).isTrue());
        assertThat(command.exitValue()).isZero();
        assertThat(command.getErrorStream().readAllBytes()).isEmpty();
    }

    @Test
    void refusesAnEmptyPassword() throws Exception {
        Process command = run("\n");
        assertThat(output(command)).isEmpty();
        assertThat(command.exitValue()).isEqualTo(1);
        assertThat(command.getErrorStream()).hasContent("The password is empty.");
    }

    private static Process run(String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "app", "sqlite", "quarkus-run.jar").toString(),
                "hash-password");
        builder.environment().put("DATABASE_URL", "no database at all");
        builder.environment().put("DB_POOL_SIZE", "many");
        Process command = builder.start();
        try (OutputStream password = command.getOutputStream()) {
            password.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return command;
    }

    private static String output(Process command) throws Exception {
        assertThat(command.waitFor(PATIENCE_SECONDS, SECONDS)).as("ended").isTrue();
        return new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    }
}
