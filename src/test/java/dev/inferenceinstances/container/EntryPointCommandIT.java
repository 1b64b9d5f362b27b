package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.layOut;
import static dev.inferenceinstances.container.DockerFolder.realJava;
import static dev.inferenceinstances.container.DockerFolder.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the image's entry point makes of a command, and of a database that only Java is told. */
@EnabledOnOs(OS.LINUX)
class EntryPointCommandIT {

    @TempDir
    private static Path image;

    private static Path app;
    private static Path stubJava;

    @TempDir
    private Path data;

    @BeforeAll
    static void layOutTheImage() throws Exception {
        app = layOut(image.resolve("app"));
        stubJava = DockerFolder.stubJava(image.resolve("stub"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hash-password", "report", "--help"})
    void runsACommandThatNeedsNoneWhateverTheDatabaseAndSmall(String command) throws Exception {
        assertThat(started(command))
                .contains("-XX:TieredStopAtLevel=1")
                .containsSubsequence("-Xmx1g", "-Xmx64m")
                .containsSequence(
                        "-jar",
                        app.resolve("launcher.jar").toString(),
                        app.resolve("sqlite").toString())
                .endsWith(command);
    }

    @Test
    void aCommandStartsWhereTheServiceIsGivenALargeHeapFromTheStart() throws Exception {
        Outcome help =
                Outcome.of(script(entryPoint(), data, realJava(), Map.of("JAVA_OPTS", "-Xms256m -Xmx512m"), "--help"));

        assertThat(help.exitCode()).as(help.toString()).isZero();
    }

    /** The question before the start does not see what only Java is told. */
    @Test
    void aDatabaseForWhichThePackageWasNotBuiltIsRefused() throws Exception {
        Outcome refusal = Outcome.of(
                script(entryPoint(), data, realJava(), Map.of("JAVA_OPTS", "-DDATABASE_URL=postgresql://u:p@host/d")));

        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(refusal.out() + refusal.err())
                .contains("DATABASE_URL names a postgresql database, but this is the package for sqlite");
    }

    /** The arguments that Java was started with, whatever the database. */
    private List<String> started(String command) throws Exception {
        Outcome outcome = Outcome.of(script(
                entryPoint(),
                data,
                stubJava,
                Map.of("DATABASE_URL", "oracle://u:p@host/d", "JAVA_OPTS", "-Xmx1g"),
                command));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out().lines().toList();
    }

    private static Path entryPoint() {
        return app.resolve("entrypoint");
    }
}
