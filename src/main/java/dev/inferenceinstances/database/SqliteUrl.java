package dev.inferenceinstances.database;

import static dev.inferenceinstances.database.DatabaseUrl.KEY;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The SQLite forms: three slashes before a relative path, four before an absolute one, none or {@code :memory:} in memory. */
final class SqliteUrl {

    static final String MEMORY = ":memory:";

    private static final String AUTHORITY = "//";

    private SqliteUrl() {}

    /** @param rest what follows {@code sqlite:} */
    static DatabaseUrl parse(String rest) {
        String path = rest.split("\\?", 2)[0];
        if (path.equals(AUTHORITY) || path.equals(AUTHORITY + "/") || path.equals(AUTHORITY + "/" + MEMORY)) {
            return ofPath(MEMORY);
        }
        if (!path.startsWith(AUTHORITY + "/")) {
            throw new InvalidSettingException(
                    KEY + " for SQLite must be sqlite:///relative/path or sqlite:////absolute/path.");
        }
        return ofPath(URLDecoder.decode(path.substring(3).replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** @param path a file's path, or {@link #MEMORY} */
    static DatabaseUrl ofPath(String path) {
        if (path.contains(MEMORY)) {
            // a shared cache lets the probe, and every connection of a pool, see the same database
            return url("jdbc:sqlite:file:" + MEMORY + "?cache=shared");
        }
        Path folder = Path.of(path.split("\\?", 2)[0]).toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new InvalidSettingException(
                    "%s names a file in the folder \"%s\", which does not exist; create it first."
                            .formatted(KEY, folder));
        }
        return url("jdbc:sqlite:" + path);
    }

    private static DatabaseUrl url(String jdbcUrl) {
        return new DatabaseUrl(DatabaseKind.SQLITE, jdbcUrl, Optional.empty(), Optional.empty(), Map.of());
    }
}
