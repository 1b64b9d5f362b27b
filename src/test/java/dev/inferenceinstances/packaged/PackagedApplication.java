package dev.inferenceinstances.packaged;

import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.TemporaryFolder;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The service as a process of its own, from the packaged tree, on a free port of the loopback interface. */
final class PackagedApplication implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[^\\s]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private String address;

    private PackagedApplication(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the package for a kind of database, and does not wait for it.
     *
     * @param environment settings, beside which the process has none of this one's
     */
    static PackagedApplication launch(String kind, Map<String, String> environment) {
        Path jar = Path.of("target", "app", kind, "quarkus-run.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; these tests run after the package phase");
        }
        try {
            Path folder = TemporaryFolder.create("packaged-");
            Path log = folder.resolve("log");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            // it runs for a minute at most, and most of that would go into optimising
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            jar.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("DB_") || key.startsWith("DATABASE_"));
            builder.environment().put("PORT", "0");
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().putAll(environment);
            return new PackagedApplication(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the package for a kind of database, and waits until it listens. */
    static PackagedApplication start(String kind, Map<String, String> environment) {
        PackagedApplication application = launch(kind, environment);
        try {
            application.address = await("the service listens")
                    .atMost(PATIENCE)
                    .until(application::listening, Optional::isPresent)
                    .orElseThrow();
        } catch (RuntimeException e) {
            application.close();
            throw new IllegalStateException("The service did not start:\n" + application.log(), e);
        }
        return application;
    }

    RequestSpecification request() {
        return RestAssured.given().baseUri(address);
    }

    String address() {
        return address;
    }

    /** All that it has printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name of the signal, without the SIG before it */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it has ended by itself. */
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The service still runs:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            exitCode();
        } finally {
            process.destroyForcibly();
        }
    }

    private Optional<String> listening() {
        if (!process.isAlive()) {
            throw new IllegalStateException("it has ended");
        }
        return LISTENING.matcher(log()).results().map(match -> match.group(1)).findFirst();
    }
}
