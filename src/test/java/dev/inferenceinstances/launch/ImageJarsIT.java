package dev.inferenceinstances.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars that start the packages in the image, made of packages that Quarkus built. */
class ImageJarsIT {

    private static final Path PACKAGES = Path.of("target", "app");

    private static final List<String> KINDS = List.of("sqlite", "postgresql", "mysql");

    @TempDir
    private static Path image;

    @BeforeAll
    static void layOutTheLibraries() throws Exception {
        Files.createDirectory(image.resolve("lib"));
        for (String folder : List.of("boot", "main")) {
            Path to = Files.createDirectory(image.resolve("lib").resolve(folder));
            for (Path jar : JarFiles.below(PACKAGES.resolve("sqlite/lib"), List.of(folder))) {
                Files.createSymbolicLink(to.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        for (String kind : KINDS) {
            Files.createDirectory(image.resolve(kind));
        }
        ImageJars.write(PACKAGES, image, KINDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "mysql"})
    void whatIsCommonAndWhatIsOfOneAloneAreTheWholePackage(String kind) throws Exception {
        Map<String, byte[]> common = files(image.resolve("common.jar"));
        Map<String, byte[]> own = files(image.resolve(kind).resolve("own.jar"));
        Map<String, byte[]> whole = PackageContent.read(PACKAGES.resolve(kind)).files();

        assertThat(own)
                .hasSizeBetween(20, 200)
                .doesNotContainKeys(common.keySet().toArray(String[]::new));
        Map<String, byte[]> both = new TreeMap<>(common);
        both.putAll(own);
        assertThat(both.keySet()).isEqualTo(whole.keySet());
        assertThat(both)
                .allSatisfy((name, content) -> assertThat(content).as(name).isEqualTo(whole.get(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "mysql"})
    void eachClassOfOneAloneHasAnAnchorInItsPackageThatIsOnTheClassPath(String kind) throws Exception {
        Set<String> onTheClassPath = new HashSet<>();
        for (Path jar : classPath()) {
            onTheClassPath.addAll(files(jar).keySet());
        }
        try (JarFile own = new JarFile(image.resolve(kind).resolve("own.jar").toFile())) {
            Manifest manifest = own.getManifest();
            assertThat(files(image.resolve(kind).resolve("own.jar")).keySet()).allSatisfy(name -> {
                String folder = name.substring(0, name.lastIndexOf('/') + 1);
                String anchor =
                        manifest.getAttributes(folder).getValue("Anchor").replace('.', '/') + ".class";
                assertThat(anchor).startsWith(folder);
                assertThat(anchor.lastIndexOf('/')).isEqualTo(folder.length() - 1);
                assertThat(onTheClassPath).contains(anchor);
            });
        }
    }

    @Test
    void aClassThatWasRewrittenTakesThePlaceOfWhatItWasMadeOf() throws Exception {
        Map<String, byte[]> rewritten = files(PACKAGES.resolve("sqlite/quarkus/transformed-bytecode.jar"));
        Map<String, byte[]> common = files(image.resolve("common.jar"));

        assertThat(classPath()).first().isEqualTo(image.resolve("common.jar"));
        assertThat(rewritten)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        (name, content) -> assertThat(common.get(name)).as(name).isEqualTo(content));
    }

    @Test
    void theLauncherHasAllLibrariesOnItsClassPathAndLittleInItself() throws Exception {
        assertThat(files(image.resolve("launcher.jar")))
                .containsOnlyKeys(
                        "dev/inferenceinstances/launch/Launcher.class",
                        "dev/inferenceinstances/launch/application.dat");
        assertThat(launcher().getValue("Main-Class")).isEqualTo(Launcher.class.getName());
        assertThat(classPath())
                .hasSize(1
                        + JarFiles.below(image, List.of("lib/boot", "lib/main")).size())
                .allSatisfy(jar -> assertThat(jar).isRegularFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add-Opens", "Enable-Native-Access"})
    void theLauncherOpensWhatTheRunnerOpens(String attribute) throws Exception {
        assertThat(launcher().getValue(attribute))
                .isNotBlank()
                .isEqualTo(manifest(PACKAGES.resolve("sqlite/quarkus-run.jar"))
                        .getMainAttributes()
                        .getValue(attribute));
    }

    @Test
    void theLauncherIsOfNoDatabaseInParticular() throws Exception {
        assertThat(manifest(PACKAGES.resolve("sqlite/quarkus-run.jar"))
                        .getMainAttributes()
                        .getValue("Database-Kind"))
                .isNotBlank();
        assertThat(launcher().getValue("Database-Kind")).isNull();
        assertThat(manifest(image.resolve("common.jar")).getMainAttributes().getValue("Database-Kind"))
                .isNull();
    }

    @Test
    void areTheSameWheneverTheyAreMade() throws Exception {
        Map<Path, byte[]> first = new TreeMap<>();
        for (String name :
                List.of("launcher.jar", "common.jar", "sqlite/own.jar", "mysql/own.jar", "postgresql/own.jar")) {
            first.put(image.resolve(name), Files.readAllBytes(image.resolve(name)));
            try (JarFile jar = new JarFile(image.resolve(name).toFile())) {
                assertThat(jar.stream().map(ZipEntry::getTimeLocal))
                        .as(name)
                        .isNotEmpty()
                        .containsOnly(LocalDateTime.of(1980, 2, 1, 0, 0));
            }
        }

        ImageJars.write(PACKAGES, image, KINDS);

        assertThat(first).allSatisfy((jar, content) -> assertThat(jar).hasBinaryContent(content));
    }

    @Test
    void ofAPackageThatStartsOtherwiseTheyAreNotMade() throws Exception {
        Path other = Files.createDirectories(image.resolve("other/sqlite"));
        Files.copy(image.resolve("launcher.jar"), other.resolve("quarkus-run.jar"));

        assertThatThrownBy(() -> ImageJars.write(other.getParent(), image, List.of("sqlite")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The image is made of packages of the usual type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/services/some.Service", "packageofitsown/Some.class"})
    void whatIsOfOneAloneAndCannotBeDefinedIsRefused(String name) throws Exception {
        Path target = image.resolve("sqlite/own.jar");

        assertThatThrownBy(() -> OwnClasses.write(target, Map.of(name, new byte[0]), classPath()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("%s is not the same in all packages, and cannot be given to one alone.", name);
    }

    private static List<Path> classPath() throws IOException {
        return Stream.of(launcher().getValue(Attributes.Name.CLASS_PATH).split(" "))
                .map(image::resolve)
                .toList();
    }

    private static Attributes launcher() throws IOException {
        return manifest(image.resolve("launcher.jar")).getMainAttributes();
    }

    private static Manifest manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest();
        }
    }

    /** Without the manifest. */
    private static Map<String, byte[]> files(Path path) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return files;
    }
}
