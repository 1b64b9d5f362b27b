package dev.inferenceinstances.datafile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Unpacks SQLite's library for good, for the container image: a container whose temporary folder runs no files then has nothing to unpack.
 * Java finds the library there by {@code -Dorg.sqlite.lib.path}.
 */
final class SqliteLibraryCopy {

    private SqliteLibraryCopy() {}

    /** @param arguments the folder to make and to fill with the library for the machine that this runs on */
    public static void main(String... arguments) throws IOException {
        unpack(Path.of(arguments[0]));
    }

    static Path unpack(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
            if (library == null) {
                throw new IOException("The driver has no " + packed);
            }
            Path copy = Files.createDirectories(folder).resolve(name);
            Files.copy(library, copy);
            return copy;
        }
    }
}
