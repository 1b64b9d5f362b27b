package dev.inferenceinstances.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the jar of the {@link Launcher}, for the container image: with it stand the libraries that Quarkus put beside its own runner. */
final class LauncherJar {

    /** The same in every jar, so that from the same packages comes the same jar. */
    private static final LocalDateTime TIME_STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

    /** What the {@link Launcher} takes the place of, and can. */
    private static final String RUNNER = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private LauncherJar() {}

    /** @param arguments the runner jar of any package, and the jar to make, which needs the package's {@code lib} beside it */
    public static void main(String... arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /** @throws IllegalArgumentException if the package is of another type, which starts otherwise */
    static void write(Path runner, Path launcher) throws IOException {
        String name = Launcher.class.getSimpleName() + ".class";
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(launcher));
                InputStream code = Objects.requireNonNull(Launcher.class.getResourceAsStream(name))) {
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest(runner).write(jar);
            jar.putNextEntry(entry(Launcher.class.getPackageName().replace('.', '/') + "/" + name));
            code.transferTo(jar);
        }
    }

    /** The class path and what Java is to open, as the runner has them, but with another main class and no kind of database. */
    private static Manifest manifest(Path runner) throws IOException {
        try (JarFile jar = new JarFile(runner.toFile())) {
            Manifest manifest = Objects.requireNonNull(jar.getManifest());
            Attributes attributes = manifest.getMainAttributes();
            if (!RUNNER.equals(attributes.getValue(Attributes.Name.MAIN_CLASS))) {
                throw new IllegalArgumentException(
                        "The image is made of packages of the usual type; run ./mvnw clean package without quarkus.package.jar.type.");
            }
            attributes.put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
            attributes.remove(new Attributes.Name("Database-Kind"));
            return manifest;
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME_STAMP);
        return entry;
    }
}
