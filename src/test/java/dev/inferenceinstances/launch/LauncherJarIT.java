package dev.inferenceinstances.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar that starts the packages in the image, made of a runner jar that Quarkus built. */
class LauncherJarIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Class-Path", "Add-Opens", "Enable-Native-Access"})
    void opensWhatTheRunnerOpens(String attribute) throws Exception {
        String own = attributes(written()).getValue(attribute);

        assertThat(own).isNotBlank().isEqualTo(attributes(runner()).getValue(attribute));
    }

    @Test
    void isOfNoDatabaseInParticularAndHoldsItsMainClassAlone() throws Exception {
        Path launcher = written();

        assertThat(attributes(runner()).getValue("Database-Kind")).isNotBlank();
        assertThat(attributes(launcher).getValue("Database-Kind")).isNull();
        try (JarFile jar = new JarFile(launcher.toFile())) {
            String mainClass = jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            assertThat(jar.stream().map(Object::toString))
                    .containsExactly(JarFile.MANIFEST_NAME, mainClass.replace('.', '/') + ".class");
        }
    }

    @Test
    void isTheSameWheneverItIsMade() throws Exception {
        try (JarFile jar = new JarFile(written().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getTimeLocal))
                    .isNotEmpty()
                    .containsOnly(LocalDateTime.of(1980, 2, 1, 0, 0));
        }
    }

    @Test
    void ofAPackageThatStartsOtherwiseItIsNotMade() {
        assertThatThrownBy(() -> LauncherJar.write(written(), folder.resolve("other.jar")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The image is made of packages of the usual type");
    }

    private Path written() throws Exception {
        Path launcher = folder.resolve("launcher.jar");
        LauncherJar.write(runner(), launcher);
        return launcher;
    }

    private static Path runner() {
        return Path.of("target", "app", "sqlite", "quarkus-run.jar");
    }

    private static Attributes attributes(Path jar) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }
}
