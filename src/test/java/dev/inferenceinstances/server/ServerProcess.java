package dev.inferenceinstances.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.ThrowingRunnable;

/** A program of a database server, run in the server's directory and writing to its log. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TAIL_LINES = 40;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(Path directory, List<String> command) {
        Path log = directory.resolve("server.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        // A locale that is set but not installed would stop initdb.
        builder.environment().put("LC_ALL", "C");
        try {
            return new ServerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end. */
    static void run(Path directory, List<String> command) {
        ServerProcess program = start(directory, command);
        program.awaitExit();
        if (program.process.exitValue() != 0) {
            throw program.failure(command + " exited with " + program.process.exitValue(), null);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the check passes, as long as the program runs. */
    void awaitReady(ThrowingRunnable check) {
        try {
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .atMost(PATIENCE)
                    .failFast(() -> !process.isAlive())
                    .ignoreExceptions()
                    .untilAsserted(check);
        } catch (TerminalFailureException e) {
            throw failure("the server exited with " + process.exitValue(), e);
        } catch (ConditionTimeoutException e) {
            throw failure("the server accepts no connection", e);
        }
    }

    /** Asks the program to end, by SIGTERM, and waits until it has. */
    void terminate() {
        process.destroy();
        awaitExit();
    }

    /** For a program that keeps nothing, and may wait for its clients when it is asked to end. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void awaitExit() {
        try {
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly().onExit().join();
            throw failure("the program had to be killed", e);
        }
    }

    private IllegalStateException failure(String what, Exception cause) {
        return new IllegalStateException(what + ", its log ends with:\n" + tail(), cause);
    }

    private String tail() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
