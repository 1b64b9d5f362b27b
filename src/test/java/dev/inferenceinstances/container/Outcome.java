package dev.inferenceinstances.container;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How a program ended, and what it said; short enough to fit into the pipes. */
record Outcome(int exitCode, String out, String err) {

    private static final int PATIENCE_SECONDS = 60;

    static Outcome of(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(program.command() + " did not end within " + PATIENCE_SECONDS + " seconds");
        }
        return new Outcome(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
