package dev.inferenceinstances.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars as files: what lies where, and how one is written so that the same content gives the same jar. */
final class JarFiles {

    private static final LocalDateTime TIME_STAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

    private JarFiles() {}

    /** @param names of jars, and of folders, of which all files are meant, by name */
    static List<Path> below(Path folder, List<String> names) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    files.sorted().forEach(jars::add);
                }
            } else {
                jars.add(path);
            }
        }
        return jars;
    }

    /** In the order in which the files are given, behind the manifest. */
    static void write(Path target, Manifest manifest, Map<String, byte[]> files) throws IOException {
        // without a version Java writes none of it
        manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(target))) {
            jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(jar);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(entry(file.getKey()));
                jar.write(file.getValue());
            }
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME_STAMP);
        return entry;
    }
}
