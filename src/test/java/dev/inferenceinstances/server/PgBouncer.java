package dev.inferenceinstances.server;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer on a port of its own in front of PostgreSQL, which it lends to its clients by few sessions of the server. */
final class PgBouncer {

    private static final String CONFIGURATION = "pgbouncer.ini";

    /** Who may change its settings, and the password too. */
    private static final String OPERATOR = "operator";

    private final String mode;
    private final int sessions;
    private Path directory;
    private int port;
    private ServerProcess process;

    /**
     * @param mode what is lent, in PgBouncer's words: {@code session} or {@code transaction}
     * @param sessions how many sessions of the server there are for one database and user
     */
    PgBouncer(String mode, int sessions) {
        this.mode = mode;
        this.sessions = sessions;
    }

    /** Why PgBouncer cannot run on this machine, in a sentence; empty when it can. */
    static Optional<String> missing() {
        return program().isEmpty() ? Optional.of("PgBouncer is not installed.") : Optional.empty();
    }

    /** It belongs to the administrator, and so may be where only his path leads. */
    private static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/bin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it and waits until it accepts connections, on the port that it had before.
     *
     * @param server the address of the server, with the one account that it lets in
     */
    void start(DatabaseUrl server) {
        try {
            if (directory == null) {
                directory = Files.createTempDirectory("pgbouncer-").toAbsolutePath();
                port = FreePort.onLoopback();
                Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close PgBouncer"));
            }
            Privileges privileges = Privileges.sufficient();
            privileges.give(Files.writeString(
                    directory.resolve("users"),
                    "\"%s\" \"%s\"%n\"%s\" \"%s\"%n".formatted(server.user(), server.password(), OPERATOR, OPERATOR)));
            write(server, privileges);
            privileges.give(directory);
            process = ServerProcess.start(
                    directory,
                    privileges.command(List.of(program().orElseThrow().toString(), CONFIGURATION)));
            process.awaitReady(() -> new Socket(DatabaseUrl.HOST, port).close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(DatabaseUrl server, Privileges privileges) throws IOException {
        privileges.give(Files.writeString(directory.resolve(CONFIGURATION), configuration(server)));
    }

    private String configuration(DatabaseUrl server) {
        return """
                [databases]
                * = host=%1$s port=%2$d
                [pgbouncer]
                listen_addr = %1$s
                listen_port = %3$d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = users
                pool_mode = %4$s
                default_pool_size = %5$d
                max_client_conn = 200
                stats_users = %6$s
                admin_users = %7$s
                """.formatted(DatabaseUrl.HOST, server.port(), port, mode, sessions, server.user(), OPERATOR);
    }

    /** Leads all that comes from now on to another address, and forgets what was {@link #configure}d. */
    void lead(DatabaseUrl server) {
        try {
            write(server, Privileges.sufficient());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command("RELOAD");
    }

    /** Sets what it lets be set while it runs. */
    void configure(String setting, int value) {
        command("SET %s = %d".formatted(setting, value));
    }

    /** Its console takes nothing of the settings with which a JDBC driver begins. */
    private void command(String words) {
        Vertx vertx = Vertx.vertx();
        try {
            PgConnectOptions console = PgConnectOptions.fromUri(
                            "postgresql://%1$s:%1$s@%2$s:%3$d/pgbouncer".formatted(OPERATOR, DatabaseUrl.HOST, port))
                    .setProperties(Map.of());
            PgConnection.connect(vertx, console)
                    .compose(operator -> operator.query(words).execute().onComplete(done -> operator.close()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** The port that it was given at its first start. */
    int port() {
        return port;
    }

    /** Cuts the sessions of its clients. */
    void stop() {
        if (process != null && process.isAlive()) {
            process.kill();
        }
    }

    /** Stops it and deletes what it was started from. */
    void close() {
        stop();
        TemporaryFolder.delete(directory);
    }
}
