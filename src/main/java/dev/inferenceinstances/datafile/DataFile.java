package dev.inferenceinstances.datafile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The file at a path, which another may take the place of while connections go on with the one that they opened, whatever its name is by
 * now. Asked by one thread at a time; {@link #replacements()} may be read by any.
 */
public final class DataFile {

    /** What became of the file that was opened. */
    public enum Whereabouts {
        /** It is still there, or was never seen. */
        SAME,
        /** Another stands at its path. */
        REPLACED,
        /** None does. */
        GONE
    }

    private final @Nullable Path path;
    private final AtomicInteger replacements = new AtomicInteger();
    private @Nullable Object opened;

    /** @param path null where the database is no file, of which nothing ever becomes */
    public DataFile(@Nullable Path path) {
        this.path = path;
    }

    /** The file that stands there now is the one that connections have. To be called whenever one was opened. */
    public void opened() {
        Object now = key().orElse(null);
        if (opened != null && now != null && !now.equals(opened)) {
            replacements.incrementAndGet();
        }
        opened = now == null ? opened : now;
    }

    /** Compared by what the file system tells files apart by, which it gives to no other while anybody has the file open. */
    public Whereabouts look() {
        if (opened == null) {
            return Whereabouts.SAME;
        }
        Optional<Object> now = key();
        if (now.isEmpty()) {
            return Whereabouts.GONE;
        }
        return now.get().equals(opened) ? Whereabouts.SAME : Whereabouts.REPLACED;
    }

    /** How often another file has been opened than the one before. */
    public int replacements() {
        return replacements.get();
    }

    private Optional<Object> key() {
        if (path == null) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            // Windows has no such key, and lets nobody replace a file that is open
            return Optional.of(Objects.requireNonNullElse(attributes.fileKey(), path));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.ofNullable(opened);
        }
    }
}
