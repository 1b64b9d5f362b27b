package dev.inferenceinstances.launch;

import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import io.quarkus.bootstrap.runner.SerializedApplication;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is in a package that Quarkus built, but for the libraries.
 *
 * @param name that of its folder
 * @param runner the manifest of the jar that starts it
 * @param mainClass the name of the class that this runs
 * @param files the service's own and what was generated or rewritten for it, by path
 */
record PackageContent(String name, Manifest runner, String mainClass, Map<String, byte[]> files) {

    /** The attribute of the manifest that names the kind of database. */
    static final Attributes.Name KIND = new Attributes.Name("Database-Kind");

    /** In the order in which Quarkus' own loader asks them. */
    private static final List<String> JARS =
            List.of("quarkus/transformed-bytecode.jar", "quarkus/generated-bytecode.jar", "app");

    /** @throws IllegalArgumentException if the package is of another type, which starts otherwise */
    static PackageContent read(Path folder) throws IOException {
        try (JarFile jar = new JarFile(folder.resolve("quarkus-run.jar").toFile())) {
            Manifest runner = Objects.requireNonNull(jar.getManifest());
            if (!QuarkusEntryPoint.class
                    .getName()
                    .equals(runner.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))) {
                throw new IllegalArgumentException(
                        "The image is made of packages of the usual type; run ./mvnw clean package without quarkus.package.jar.type.");
            }
            return new PackageContent(String.valueOf(folder.getFileName()), runner, mainClass(folder), files(folder));
        }
    }

    private static String mainClass(Path folder) throws IOException {
        Path description = folder.resolve(QuarkusEntryPoint.QUARKUS_APPLICATION_DAT);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(description))) {
            SerializedApplication application = SerializedApplication.read(in, folder);
            application.getRunnerClassLoader().close();
            return application.getMainClass();
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path path : JarFiles.below(folder, JARS)) {
            try (ZipFile jar = new ZipFile(path.toFile())) {
                for (ZipEntry entry : Collections.list(jar.entries())) {
                    String name = entry.getName();
                    if (!entry.isDirectory() && !name.equals(JarFile.MANIFEST_NAME)) {
                        add(files, name, jar.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    /** A class that was rewritten takes the place of what it was made of. */
    private static void add(Map<String, byte[]> files, String name, byte[] content) {
        byte[] first = files.putIfAbsent(name, content);
        if (first != null && !name.endsWith(".class") && !Arrays.equals(first, content)) {
            throw new IllegalArgumentException("%s is in two jars of one package, and not the same.".formatted(name));
        }
    }
}
