package dev.inferenceinstances.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.function.Consumer;

/** A secret in a file of its own, as Kubernetes and Docker mount it: {@code AUTH_PASSWORD_FILE=/run/secrets/password}. */
final class SecretFile {

    /** Added to the key of a secret. */
    static final String SUFFIX = "_FILE";

    private static final long MOST_BYTES = 65_536;
    /**
     * What a container platform mounts from memory is readable for all by default (0644 in Kubernetes, 0444 in Docker), and only the
     * container sees it.
     */
    private static final String IN_MEMORY = "tmpfs";

    private SecretFile() {}

    /**
     * @param key the key that names the file
     * @param path the file
     * @param remark gets a sentence where others may read it
     * @return what it holds, without the line end behind it
     * @throws InvalidSettingException where there is no secret in it
     */
    static String read(String key, String path, Consumer<String> remark) {
        try {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw refused(key, path, "is no file, or lies in a folder that may not be read");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw refused(key, path, "is larger than the %d bytes of a secret".formatted(MOST_BYTES));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.isBlank()) {
                throw refused(key, path, "is empty");
            }
            if (openToAll(file)) {
                remark.accept("%s names \"%s\", which every user of this machine may read.".formatted(key, path));
            }
            return text.replaceFirst("\\r?\\n\\z", "");
        } catch (InvalidPathException notOne) {
            throw refused(key, path, "is no path");
        } catch (IOException e) {
            throw refused(key, path, "cannot be read as a text in UTF-8 by the user of this process");
        }
    }

    private static boolean openToAll(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)
                && !IN_MEMORY.equals(Files.getFileStore(file).type());
    }

    private static InvalidSettingException refused(String key, String path, String why) {
        return new InvalidSettingException("%s names \"%s\", which %s.".formatted(key, path, why));
    }
}
