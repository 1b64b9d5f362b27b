package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.io.file.PathUtils;

/** Directories that are filled once and then only read, by all JVMs of one user on this machine. */
final class CachedDirectory {

    /** Writes what a new directory is to contain; several JVMs may do so at once, each into a directory of its own. */
    interface Content {
        void writeTo(Path directory) throws IOException;
    }

    private CachedDirectory() {}

    /**
     * The directory for this key, filled now if there is none yet.
     *
     * @throws UncheckedIOException when it cannot be filled; nothing of it is kept then
     */
    static Path get(String key, Content content) {
        try {
            Path root = root();
            Path directory = root.resolve(key);
            if (!Files.exists(directory)) {
                fill(directory, Files.createTempDirectory(root, key + "."), content);
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path directory, Path staging, Content content) throws IOException {
        try {
            content.writeTo(staging);
            letOthersRead(staging);
            Files.move(staging, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another JVM may have been faster; its directory is as good as ours.
            if (!Files.exists(directory)) {
                throw e;
            }
        } finally {
            if (Files.exists(staging)) {
                PathUtils.deleteDirectory(staging);
            }
        }
    }

    private static Path root() throws IOException {
        Object user = user();
        Path root = Path.of(System.getProperty("java.io.tmpdir"), "database-servers-" + user)
                .toAbsolutePath();
        try {
            letOthersRead(Files.createDirectory(root));
        } catch (FileAlreadyExistsException e) {
            // Programs are run from here: they must not come from someone who guessed the name.
            if (!user.equals(owner(root))) {
                throw new IOException(root + " belongs to another user", e);
            }
        }
        return root;
    }

    private static Object user() throws IOException {
        // The JDK tells the wrong number to a user without a name; the owner of a new file is right.
        Path mine = Files.createTempFile("database-servers-", "");
        try {
            return owner(mine);
        } finally {
            Files.delete(mine);
        }
    }

    private static Object owner(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static void letOthersRead(Path directory) throws IOException {
        // A server of root may run as another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
