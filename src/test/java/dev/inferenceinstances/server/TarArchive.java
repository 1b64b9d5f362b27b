package dev.inferenceinstances.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** The programs of a database server as a compressed tar file, extracted once per version, user and machine. */
record TarArchive(String name, byte[] content) {

    private static final int EXECUTE = 0111;

    /** The directory with the extracted archive, shared by all servers and JVMs of this user, to be read only. */
    Path extracted() {
        return CachedDirectory.get(name + "-" + DigestUtils.sha256Hex(content).substring(0, 16), this::extractTo);
    }

    private void extractTo(Path target) throws IOException {
        try (InputStream plain =
                        new CompressorStreamFactory().createCompressorInputStream(new ByteArrayInputStream(content));
                TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(entry, tar, entry.resolveIn(target));
            }
        } catch (CompressorException e) {
            throw new IOException("the archive of " + name + " is compressed in an unknown way", e);
        }
        letOthersEnterBelow(target);
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            letOthersUse(target, (entry.getMode() & EXECUTE) != 0);
        }
    }

    private static void letOthersEnterBelow(Path target) throws IOException {
        try (Stream<Path> directories = Files.walk(target).filter(Files::isDirectory)) {
            for (Path directory : directories.toList()) {
                letOthersUse(directory, true);
            }
        }
    }

    private static void letOthersUse(Path target, boolean execute) throws IOException {
        // Independent of the umask, since a server of root may run as another user.
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(execute ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
