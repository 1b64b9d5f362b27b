package dev.inferenceinstances.database;

import static dev.inferenceinstances.database.DatabaseUrl.KEY;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SQLite forms: three slashes before a relative path, four before an absolute one, none or {@code :memory:} in memory. */
final class SqliteUrl {

    static final String MEMORY = ":memory:";

    static final String MODE_MEMORY = "mode=memory";

    private static final String AUTHORITY = "//";
    private static final String FILE = "file:";
    private static final String SCHEME = "jdbc:sqlite:";

    private static final Pattern READING_ALONE = Pattern.compile("(^|&)(mode=ro|immutable=1)(&|$)");

    private SqliteUrl() {}

    /** @param rest what follows {@code sqlite:} */
    static DatabaseUrl parse(String rest) {
        String[] parts = rest.split("\\?", 2);
        String path = parts[0];
        if (parts.length == 2 && READING_ALONE.matcher(parts[1]).find()) {
            throw new InvalidSettingException(
                    "%s asks for a file that is only read; write jdbc:sqlite:file:/absolute/path?mode=ro."
                            .formatted(KEY));
        }
        if (path.equals(AUTHORITY) || path.equals(AUTHORITY + "/") || path.equals(AUTHORITY + "/" + MEMORY)) {
            return ofPath(MEMORY);
        }
        if (!path.startsWith(AUTHORITY + "/")) {
            throw new InvalidSettingException(
                    KEY + " for SQLite must be sqlite:///relative/path or sqlite:////absolute/path.");
        }
        return ofPath(NetworkUrl.decode(path.substring(3)));
    }

    /** @param path a file's path, or {@link #MEMORY} */
    static DatabaseUrl ofPath(String path) {
        if (path.isEmpty() || path.contains(MEMORY)) {
            // a shared cache lets the probe, and every connection of a pool, see the same database
            return url(SCHEME + FILE + MEMORY + "?cache=shared");
        }
        String file = path.startsWith(FILE) ? path.substring(FILE.length()) : path;
        Path folder;
        try {
            folder = Path.of(file.split("\\?", 2)[0]).toAbsolutePath().getParent();
        } catch (InvalidPathException e) {
            throw new InvalidSettingException(
                    KEY + " names a file whose path holds a character that no path may hold.");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InvalidSettingException(
                    "%s names a file in the folder \"%s\", which does not exist; create it first."
                            .formatted(KEY, folder));
        }
        return url(SCHEME + path);
    }

    /** Whether the file is to be opened for reading alone, or lets a new connection do no more. */
    static boolean isReadOnly(String jdbcUrl) {
        String path = jdbcUrl.substring(SCHEME.length());
        if (path.contains(MEMORY) || path.contains(MODE_MEMORY)) {
            return false;
        }
        String[] parts = path.split("\\?", 2);
        Path file = Path.of(parts[0].startsWith(FILE) ? parts[0].substring(FILE.length()) : parts[0]);
        boolean asked = parts.length == 2 && READING_ALONE.matcher(parts[1]).find();
        // a path with escapes is known to the library alone
        return asked || Files.exists(file) && !Files.isWritable(file);
    }

    /** The file of a URL; empty where it is in memory, or more than a path, which is known to the library alone. */
    static Optional<Path> file(String jdbcUrl) {
        String path = jdbcUrl.substring(SCHEME.length());
        return path.startsWith(FILE) || path.contains("?") || path.contains(MEMORY)
                ? Optional.empty()
                : Optional.of(Path.of(path));
    }

    private static DatabaseUrl url(String jdbcUrl) {
        return new DatabaseUrl(DatabaseKind.SQLITE, jdbcUrl, Optional.empty(), Optional.empty(), Map.of());
    }
}
