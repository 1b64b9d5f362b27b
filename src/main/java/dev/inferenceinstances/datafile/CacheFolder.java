package dev.inferenceinstances.datafile;

import dev.inferenceinstances.datafile.SqliteLibrary.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Vert.x keeps files, which is the system's folder for temporary ones. Without such a folder the service does not start, so where
 * that takes none, as in a container whose file system is read-only, another is named.
 */
public final class CacheFolder {

    /** Vert.x' own key for where. */
    static final String KEY = "vertx.cacheDirBase";

    private static final String NAME = "vertx-cache-";

    private CacheFolder() {}

    /**
     * Names it before Vert.x asks for it.
     *
     * @param file the database; empty where it is none
     * @return whether there is one, and what an operator should know of that
     */
    public static Loaded settle(Optional<Path> file) {
        return settle(file, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Loaded settle(Optional<Path> file, Path first) {
        if (System.getProperty(KEY) != null || Files.isWritable(first)) {
            return new Loaded(true, "");
        }
        for (Path folder : SqliteLibrary.besides(file)) {
            try {
                // one of its own, for Vert.x removes it at the end
                Path cache = Files.createTempDirectory(folder, NAME);
                System.setProperty(KEY, cache.toString());
                return new Loaded(true, "Temporary files are kept in %s, since %s takes none.".formatted(cache, first));
            } catch (IOException takesNone) {
                // another may take some
            }
        }
        return new Loaded(
                false,
                "%s takes no files; start Java with -Djava.io.tmpdir= and a folder that takes some.".formatted(first));
    }
}
