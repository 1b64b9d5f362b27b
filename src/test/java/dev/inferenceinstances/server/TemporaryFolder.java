package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of the tests, which leave none behind. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    /** An empty one, which is deleted with all that it contains when the JVM ends, if it is still there. */
    public static Path create(String prefix) {
        try {
            Path folder = Files.createTempDirectory(prefix).toAbsolutePath();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete " + folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does nothing where there is none, or none any more. */
    public static void delete(Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        // With the JDK alone: when the shutdown hook runs, the class loader of the tests may be closed.
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
