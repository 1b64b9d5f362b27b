package dev.inferenceinstances.server;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** What MySQL and MariaDB have in common: options, accounts, and that SIGTERM cuts the sessions. */
abstract class MySqlProtocolServer extends LocalServer {

    private static final String HOST_OF_ACCOUNTS = "'" + DatabaseUrl.HOST + "'";

    private final TestCertificate certificate;
    private Installation installation;

    /** @param certificate with which it offers TLS; null where it does as its product does */
    MySqlProtocolServer(String name, TestCertificate certificate) {
        super(name, "mysql");
        this.certificate = certificate;
    }

    final boolean hasCertificate() {
        return certificate != null;
    }

    /** Makes the installation, or finds it made. */
    abstract Installation install();

    /** Options of this product besides the common ones. */
    abstract List<String> options();

    @Override
    final void prepare(Path directory) throws IOException {
        installation = install();
        PathUtils.copyDirectory(installation.initialData(), directory.resolve("data"));
        if (certificate != null) {
            certificate.writeKey(directory);
            certificate.writeCertificate(directory);
        }
        String admin = ADMIN + "@" + HOST_OF_ACCOUNTS;
        Files.write(
                initFile(directory),
                List.of(
                        "CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s';".formatted(admin, adminPassword()),
                        "GRANT ALL ON *.* TO %s WITH GRANT OPTION;".formatted(admin)));
    }

    private static Path initFile(Path directory) {
        return directory.resolve("init.sql");
    }

    @Override
    final List<String> command(Path directory, int port) {
        Stream<String> common = Stream.of(
                installation.program().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + installation.directory(),
                "--datadir=" + directory.resolve("data"),
                "--init-file=" + initFile(directory),
                "--port=" + port,
                "--bind-address=" + DatabaseUrl.HOST,
                // Relative to the data directory, whose whole path may be too long for a socket.
                "--socket=server.sock",
                "--skip-name-resolve",
                "--skip-log-bin",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                "--innodb-buffer-pool-size=32M",
                "--innodb-doublewrite=0",
                "--innodb-flush-log-at-trx-commit=2");
        Stream<String> tls = certificate == null
                ? Stream.empty()
                : Stream.of(
                        "--ssl-key=" + directory.resolve(TestCertificate.KEY),
                        "--ssl-cert=" + directory.resolve(TestCertificate.CERTIFICATE));
        return Stream.of(common, tls, options().stream())
                .flatMap(words -> words)
                .toList();
    }

    @Override
    final void shutDown(ServerProcess process, Path directory) {
        process.terminate();
    }

    @Override
    final String systemDatabase() {
        return "mysql";
    }

    @Override
    final Connection connect(DatabaseUrl url) throws SQLException {
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url.jdbcUrl());
        return source.getConnection(url.user(), url.password());
    }

    @Override
    final String creatingUser() {
        return "CREATE USER %s@%s IDENTIFIED BY '%s'".formatted(USER, HOST_OF_ACCOUNTS, PASSWORD);
    }

    @Override
    final List<String> creating(String database) {
        return List.of(
                "CREATE DATABASE " + database,
                "GRANT ALL ON %s.* TO %s@%s".formatted(database, USER, HOST_OF_ACCOUNTS));
    }
}
