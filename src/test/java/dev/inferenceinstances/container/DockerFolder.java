package dev.inferenceinstances.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The scripts in {@code docker/}, and the tree that they make of the packages, without an engine. */
final class DockerFolder {

    static final Path FOLDER = Path.of("docker");
    /** What {@code ./mvnw package} leaves behind. */
    static final Path PACKAGES = Path.of("target", "app");

    private DockerFolder() {}

    /** Makes what the image has in {@code /app} but the archive, by the script that makes it for the image. */
    static Path layOut(Path app) throws IOException, InterruptedException {
        Outcome layout = layout(PACKAGES, app);
        assertThat(layout.exitCode()).as(layout.err()).isZero();
        return app;
    }

    static Outcome layout(Path packages, Path app) throws IOException, InterruptedException {
        return layout(packages, app, realJava(), Map.of("ARCHIVE", ""));
    }

    /** @param java the folder of the {@code java} that is to run the packages */
    static Outcome layout(Path packages, Path app, Path java, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder layout =
                new ProcessBuilder("sh", FOLDER.resolve("layout").toString(), packages.toString(), app.toString());
        layout.environment().put("PATH", java + ":/usr/local/bin:/usr/bin:/bin");
        layout.environment().putAll(environment);
        return Outcome.of(layout);
    }

    /**
     * A script as it is run in a container: with nothing in its environment but these variables, a {@code PATH}, and its working
     * directory for temporary files, which no other test may see.
     *
     * @param java the folder of the {@code java} that it finds first
     */
    static ProcessBuilder script(
            Path script, Path workingDirectory, Path java, Map<String, String> environment, String... arguments) {
        ProcessBuilder program = new ProcessBuilder(script.toAbsolutePath().toString());
        program.command().addAll(List.of(arguments));
        program.directory(workingDirectory.toFile());
        program.environment().clear();
        program.environment().put("TMPDIR", workingDirectory.toString());
        program.environment().putAll(environment);
        program.environment().put("PATH", java + ":/usr/local/bin:/usr/bin:/bin");
        return program;
    }

    /** Makes a folder with a {@code java} that prints the arguments with which it was to run a jar, and otherwise is the one of this test. */
    static Path stubJava(Path folder) throws IOException {
        Path java = Files.writeString(Files.createDirectory(folder).resolve("java"), """
                #!/bin/sh
                case " $* " in
                    *" -jar "*) printf '%%s\\n' "$@" ;;
                    *) exec "%s" "$@" ;;
                esac
                """.formatted(
                        realJava().resolve("java")));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return folder;
    }

    /** The folder of the {@code java} that runs this test. */
    static Path realJava() {
        return Path.of(System.getProperty("java.home"), "bin");
    }
}
