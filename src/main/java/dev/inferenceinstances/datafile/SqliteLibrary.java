package dev.inferenceinstances.datafile;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's library, which the driver unpacks into a folder of the system for temporary files and loads from there. Where that folder takes
 * no files or runs none, as in a container whose file system is read-only, it is unpacked beside the database.
 */
public final class SqliteLibrary {

    /** The driver's own key for where. */
    static final String FOLDER = "org.sqlite.tmpdir";

    /** Unpacks the library and loads it. */
    @FunctionalInterface
    interface Loading {
        boolean begin() throws Exception;
    }

    private SqliteLibrary() {}

    /**
     * Loads it before anything asks for it.
     *
     * @param file the database; empty where it is in memory
     * @return whether it is there, and what an operator should know of that
     */
    public static Loaded load(Optional<Path> file) {
        return load(file, SQLiteJDBCLoader::initialize);
    }

    static Loaded load(Optional<Path> file, Loading loading) {
        String asked = System.getProperty(FOLDER);
        String first = asked == null ? System.getProperty("java.io.tmpdir") : asked;
        if (succeeds(loading)) {
            return new Loaded(true, "");
        }
        for (Path folder : asked == null ? besides(file) : Set.<Path>of()) {
            System.setProperty(FOLDER, folder.toString());
            if (succeeds(loading)) {
                return new Loaded(
                        true,
                        "SQLite's library was unpacked into %s, since %s takes no files or runs none."
                                .formatted(folder, first));
            }
            System.clearProperty(FOLDER);
        }
        return new Loaded(
                false,
                ("SQLite's library could not be unpacked into %s and loaded from there; start Java with -D%s= and a folder "
                                + "that takes files and is not mounted noexec.")
                        .formatted(first, FOLDER));
    }

    /**
     * What came of it.
     *
     * @param done whether the library is there
     * @param sentence what to say of it; empty where it is as always
     */
    public record Loaded(boolean done, String sentence) {}

    /** Where else files may go: beside the database, or where the service was started. */
    static Set<Path> besides(Optional<Path> file) {
        Set<Path> folders = new LinkedHashSet<>();
        file.map(path -> path.toAbsolutePath().normalize().getParent()).ifPresent(folders::add);
        folders.add(Path.of("").toAbsolutePath());
        return folders;
    }

    private static boolean succeeds(Loading loading) {
        Logger driver = Logger.getLogger(SQLiteJDBCLoader.class.getName());
        var before = driver.getLevel();
        // it logs a stack trace for a folder that another takes the place of
        driver.setLevel(Level.FATAL);
        try {
            return loading.begin();
        } catch (Exception | LinkageError notLoaded) {
            return false;
        } finally {
            driver.setLevel(before);
        }
    }
}
