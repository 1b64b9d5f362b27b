package dev.inferenceinstances.container;

import static dev.inferenceinstances.container.DockerFolder.PACKAGES;
import static dev.inferenceinstances.container.DockerFolder.layout;
import static dev.inferenceinstances.container.DockerFolder.realJava;
import static dev.inferenceinstances.container.DockerFolder.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive with which the image starts sooner, on the Java that runs this test. */
@EnabledOnOs(OS.LINUX)
class ArchiveIT {

    /** Loaded by the application's own class loader at every start. */
    private static final String OF_THE_SERVICE = " dev.inferenceinstances.ServiceSettings source: ";

    /** In bytes. */
    private static final long MOST_ADDED = 300_000_000;

    /** What Java 25 makes, of 113 MB, and some room, in bytes; that of Java 17 has 91 MB. */
    private static final long ARCHIVE_OF_THE_DEFAULT_BASE = 130_000_000;

    private static final String FROM_THE_ARCHIVE = "shared objects file";

    @TempDir
    private static Path image;

    private static Path app;

    @TempDir
    private Path data;

    @BeforeAll
    static void layOutTheImage() throws Exception {
        app = image.resolve("app");
        assertThat(layout(PACKAGES, app, realJava(), Map.of())).isEqualTo(new Outcome(0, "", ""));
    }

    /** None was made with the databases that are asked for here. */
    @ParameterizedTest
    @CsvSource({
        "sqlite, sqlite://",
        "postgresql, postgresql://nobody@127.0.0.1:1/none",
        "mysql, mysql://nobody@127.0.0.1:1/none"
    })
    void mostOfAStartComesOutOfItAndTheRestFromThePackageThatIsAskedFor(String kind, String url) throws Exception {
        List<String> loaded = loaded(url);

        assertThat(loaded)
                .filteredOn(line -> line.contains(OF_THE_SERVICE))
                .singleElement()
                .asString()
                .contains(FROM_THE_ARCHIVE);
        assertThat(loaded)
                .filteredOn(line -> line.contains(FROM_THE_ARCHIVE))
                .hasSizeGreaterThan(loaded.size() * 85 / 100);
        List<String> own = ownClasses(kind);
        assertThat(own).isNotEmpty();
        assertThat(loaded)
                .filteredOn(line -> own.stream().anyMatch(name -> line.contains(" " + name + " source: ")))
                .hasSameSizeAs(own)
                .allSatisfy(line -> assertThat(line).doesNotContain(FROM_THE_ARCHIVE));
    }

    @Test
    void whatTheImageAddsToItsBaseStaysUnder300Megabytes() throws Exception {
        long archive = Files.size(app.resolve("archive/classes"));
        long added = size(app);

        assertThat(added).isLessThan(MOST_ADDED);
        assertThat(added - archive + ARCHIVE_OF_THE_DEFAULT_BASE)
                .as("with the Java of the default base")
                .isLessThan(MOST_ADDED);
        try (Stream<Path> archives = Files.list(app.resolve("archive"))) {
            assertThat(archives.map(Path::getFileName)).containsExactlyInAnyOrder(Path.of("classes"), Path.of("sizes"));
        }
    }

    @Test
    void isMappedWhereItWasMadeSoThatItsMemoryStaysTheFiles() throws Exception {
        Outcome flags = Outcome.of(script(
                app.resolve("entrypoint"),
                data,
                realJava(),
                Map.of("DATABASE_URL", "sqlite://", "JAVA_OPTS", "-XX:+PrintCommandLineFlags -version")));

        assertThat(flags.exitCode()).as(flags.toString()).isZero();
        assertThat(flags.out()).contains("-XX:ArchiveRelocationMode=0 ");
    }

    /** With Java 25 too, which looks at a jar of no time no further: without this it would run what the jar held before. */
    @ParameterizedTest
    @ValueSource(strings = {"common.jar", "lib/main"})
    void aStaleOneDoesNotStopTheStart(String name) throws Exception {
        Path jar = app.resolve(name);
        if (Files.isDirectory(jar)) {
            try (Stream<Path> jars = Files.list(jar)) {
                jar = jars.sorted().findFirst().orElseThrow();
            }
        }
        byte[] built = Files.readAllBytes(jar);
        try {
            // what follows the end of a jar's directory is its comment, if it is announced
            Files.write(jar, withComment(built));

            assertThat(loaded("sqlite://"))
                    .filteredOn(line -> line.contains(OF_THE_SERVICE))
                    .singleElement()
                    .asString()
                    .doesNotContain(FROM_THE_ARCHIVE);
        } finally {
            Files.write(jar, built);
        }
    }

    @Test
    void timeStampsThatAnEngineWritesAnewDoNotMakeItStale() throws Exception {
        try (Stream<Path> files = Files.walk(app)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000_000_000L));
            }
        }

        assertThat(loaded("sqlite://"))
                .filteredOn(line -> line.contains(OF_THE_SERVICE))
                .singleElement()
                .asString()
                .contains(FROM_THE_ARCHIVE);
    }

    @Test
    void aForeignOneDoesNotStopTheStart() throws Exception {
        Path archive = app.resolve("archive/classes");
        Path own = Files.move(archive, data.resolve("own"));
        try {
            Files.writeString(archive, "of another Java");

            assertThat(loaded("sqlite://")).isNotEmpty();
        } finally {
            Files.delete(archive);
            Files.move(own, archive);
        }
    }

    /** The names of the classes that are of this package alone. */
    private static List<String> ownClasses(String kind) throws IOException {
        try (JarFile own = new JarFile(app.resolve(kind).resolve("own.jar").toFile())) {
            return own.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    /** The same jar, one letter longer: its last two bytes tell how long the comment is that follows them. */
    private static byte[] withComment(byte[] jar) {
        byte[] longer = Arrays.copyOf(jar, jar.length + 1);
        longer[jar.length - 2] = 1;
        longer[jar.length] = '.';
        return longer;
    }

    /** In bytes, without what links lead to. */
    private static long size(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    /** What Java says of each class that it loads in a start that ends by itself. */
    private List<String> loaded(String url) throws Exception {
        Path log = data.resolve("classes");
        Outcome start = Outcome.of(script(
                app.resolve("entrypoint"),
                data,
                realJava(),
                Map.of("DATABASE_URL", url, "PORT", "0", "JAVA_OPTS", "-Xlog:class+load:file=" + log),
                "rehearse"));
        assertThat(start.exitCode()).as(start.toString()).isZero();
        return Files.readAllLines(log);
    }
}
