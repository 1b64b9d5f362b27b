package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.FOLDER;
import static dev.inferenceinstances.container.DockerFolder.PACKAGES;
import static dev.inferenceinstances.container.DockerFolder.layOut;
import static dev.inferenceinstances.container.DockerFolder.layout;
import static dev.inferenceinstances.container.DockerFolder.realJava;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the image holds, and that the Dockerfile copies all of it. */
@EnabledOnOs(OS.LINUX)
class ImageLayoutIT {

    private static final List<String> KINDS = List.of("sqlite", "postgresql", "mysql");

    @TempDir
    private Path folder;

    @Test
    void theImageHoldsOnceWhatEveryPackageDependsOn() throws Exception {
        Path app = layOut(folder.resolve("app"));

        Map<String, Long> shared = files(app.resolve("lib"));
        assertThat(shared).hasSizeGreaterThan(100);
        for (String kind : KINDS) {
            assertThat(files(PACKAGES.resolve(kind).resolve("lib"))).as(kind).isEqualTo(shared);
            assertThat(files(app.resolve(kind)).keySet())
                    .allSatisfy(file -> assertThat(file).matches("own\\.jar|native/.*"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"entrypoint", "healthcheck"})
    void theScriptsCanBeRun(String script) throws Exception {
        assertThat(FOLDER.resolve(script)).isExecutable();
        assertThat(layOut(folder.resolve("app")).resolve(script)).isExecutable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/main/a.jar", "lib/boot/more.jar"})
    void refusesPackagesWithOtherDependencies(String dependency) throws Exception {
        Path packages = smallPackages();
        Files.writeString(packages.resolve("mysql").resolve(dependency), "B");

        Outcome outcome = layout(packages, folder.resolve("app"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("The packages for sqlite and mysql have different lib folders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "mysql"})
    void refusesToGoWithoutAPackage(String kind) throws Exception {
        Path packages = smallPackages();
        Files.delete(packages.resolve(kind).resolve("quarkus-run.jar"));

        Outcome outcome = layout(packages, folder.resolve("app"));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo("The package for %s is missing; run ./mvnw package before you build the image.\n"
                        .formatted(kind));
    }

    @Test
    void doesNotMixWithWhatWasLaidOutBefore() throws Exception {
        Path app = Files.createDirectory(folder.resolve("app"));

        Outcome outcome = layout(smallPackages(), app);

        assertThat(outcome)
                .isEqualTo(new Outcome(1, "", app + " is there already; remove it, or name another folder.\n"));
        assertThat(app).isEmptyDirectory();
    }

    @Test
    void anyUserCanReadWhatAStrictUmaskBuilt() throws Exception {
        Path packages = folder.resolve("packages");
        assertThat(new ProcessBuilder("cp", "-R", PACKAGES.toString(), packages.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (Stream<Path> jars = Files.list(packages.resolve("sqlite/lib/main"))) {
            for (Path jar : jars.toList()) {
                Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-------"));
            }
        }

        assertThat(layout(packages, folder.resolve("app")).exitCode()).isZero();

        try (Stream<Path> jars = Files.list(folder.resolve("app/lib/main"))) {
            assertThat(jars)
                    .isNotEmpty()
                    .allSatisfy(jar ->
                            assertThat(Files.getPosixFilePermissions(jar)).contains(PosixFilePermission.OTHERS_READ));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true, ''", "1, false, will start without an archive"})
    void thePackagesGetOneArchiveOfAJavaThatMakesIt(int exitCode, boolean made, String said) throws Exception {
        Path java = Files.createDirectory(folder.resolve("stub")).resolve("java");
        Files.writeString(java, """
                #!/bin/sh
                for option; do
                    case $option in -XX:ArchiveClassesAtExit=*) echo archive > "${option#*=}"; exit %d ;; esac
                done
                case $1 in -cp) exec '%s' "$@" ;; esac
                """.formatted(exitCode, realJava().resolve("java")));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Path app = folder.resolve("app");

        Outcome outcome = layout(PACKAGES, app, java.getParent(), Map.of());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains(said);
        assertThat(Files.exists(app.resolve("archive/classes"))).isEqualTo(made);
    }

    @Test
    void theDockerfileCopiesEverythingAndTheDependenciesFirst() throws Exception {
        Path app = layOut(folder.resolve("app"));
        List<String> copies =
                finalStage().stream().filter(line -> line.startsWith("COPY ")).toList();

        assertThat(copies.get(0)).isEqualTo("COPY --from=layout /app/lib /app/lib");
        try (Stream<Path> entries = Files.list(app)) {
            assertThat(entries.map(entry -> "/app/" + entry.getFileName()))
                    .allSatisfy(entry -> assertThat(copies)
                            .anySatisfy(copy -> assertThat(copy.split(" ")).contains(entry)));
        }
    }

    @Test
    void theDockerfileRunsTheServiceAsAnOrdinaryUser() throws Exception {
        assertThat(finalStage())
                .filteredOn(line -> line.startsWith("USER "))
                .singleElement()
                .asString()
                .matches("USER [1-9]\\d*:[1-9]\\d*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/app", "docker/layout", "docker/archive", "docker/entrypoint", "docker/healthcheck"})
    void theBuildIsGivenWhatItCopies(String path) throws Exception {
        assertThat(Path.of(path)).exists();
        assertThat(Path.of(".dockerignore")).content().contains("*\n", "\n!" + path + "\n");
    }

    /** As much as is looked at before anything is made of them: one small file wherever real ones have libraries. */
    private Path smallPackages() throws IOException {
        Path packages = folder.resolve("packages");
        for (String kind : KINDS) {
            for (String file : List.of("lib/boot/a.jar", "lib/main/a.jar", "quarkus-run.jar")) {
                Path path = packages.resolve(kind).resolve(file);
                Files.createDirectories(path.getParent());
                Files.writeString(path, "A");
            }
        }
        return packages;
    }

    private static List<String> finalStage() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile"));
        int from = lines.lastIndexOf("FROM ${JRE_IMAGE}");
        assertThat(from).isPositive();
        return lines.subList(from, lines.size());
    }

    /** The sizes of the files under this folder, by their path below it. */
    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.size(path));
            }
        }
        return files;
    }
}
