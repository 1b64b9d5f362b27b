package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** What the servers have in common: directory, port, accounts, and the order of things. */
abstract class LocalServer implements DatabaseServer {

    static final String ADMIN = "admin";
    static final String USER = "app";

    /** Contains what has to be percent-encoded in an address. */
    static final String PASSWORD = "p@ss/w:rd";

    private final String name;
    private final String scheme;
    private final String adminPassword;
    private final boolean hasAccounts;

    private Path directory;
    private int port;
    private ServerProcess process;
    private int databases;
    private boolean closed;

    LocalServer(String name, String scheme) {
        this.name = name;
        this.scheme = scheme;
        this.adminPassword = UUID.randomUUID().toString();
        this.hasAccounts = false;
    }

    /** A server with the accounts and databases of another. */
    LocalServer(LocalServer original) {
        this.name = original.name;
        this.scheme = original.scheme;
        this.adminPassword = original.adminPassword;
        this.hasAccounts = true;
    }

    /** Writes what the server needs before it can start for the first time into its empty directory. */
    abstract void prepare(Path directory) throws IOException;

    abstract List<String> command(Path directory, int port);

    /** Ends the running server and cuts its sessions. */
    abstract void shutDown(ServerProcess process, Path directory);

    /** The database that each server of this product has. */
    abstract String systemDatabase();

    abstract Connection connect(DatabaseUrl url) throws SQLException;

    /** The statement with which the superuser creates the user. */
    abstract String creatingUser();

    /** The statements with which the superuser creates a database for the user. */
    abstract List<String> creating(String database);

    @Override
    public final String name() {
        return name;
    }

    final String adminPassword() {
        return adminPassword;
    }

    @Override
    public final synchronized void start() {
        if (closed || isRunning()) {
            throw new IllegalStateException(name + (closed ? " was closed" : " runs already"));
        }
        try {
            boolean first = directory == null;
            if (first) {
                settle();
            }
            process = ServerProcess.start(directory, command(directory, port));
            process.awaitReady(() -> connectAsAdmin(systemDatabase()).close());
            if (first && !hasAccounts) {
                executeAsAdmin(List.of(creatingUser()));
                executeAsAdmin(creating(USER));
            }
        } catch (RuntimeException e) {
            throw notStarted(e);
        }
    }

    private IllegalStateException notStarted(RuntimeException cause) {
        IllegalStateException failure =
                new IllegalStateException(name + " does not start: " + cause.getMessage(), cause);
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private void settle() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close " + name));
            directory = Files.createTempDirectory(scheme + "-server-").toAbsolutePath();
            port = FreePort.onLoopback();
            prepare(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final synchronized void stop() {
        if (isRunning()) {
            shutDown(process, directory);
        }
    }

    @Override
    public final synchronized void close() {
        try {
            stop();
        } finally {
            closed = true;
            TemporaryFolder.delete(directory);
        }
    }

    private boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public final String databaseUrl() {
        return url(USER).toString();
    }

    @Override
    public final synchronized String createDatabase() {
        databases++;
        String database = USER + databases;
        executeAsAdmin(creating(database));
        return url(database).toString();
    }

    private void executeAsAdmin(List<String> statements) {
        try (Connection connection = connectAsAdmin(systemDatabase());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(name + " refuses: " + e.getMessage(), e);
        }
    }

    @Override
    public final Connection admin() throws SQLException {
        return connectAsAdmin(USER);
    }

    @Override
    public final Connection admin(String databaseUrl) throws SQLException {
        return connectAsAdmin(DatabaseUrl.parse(databaseUrl).database());
    }

    private Connection connectAsAdmin(String database) throws SQLException {
        return connect(adminUrl(database));
    }

    /** Where its files are; null before the first start. */
    final synchronized Path directory() {
        return directory;
    }

    /** The superuser's address of a database. */
    final DatabaseUrl adminUrl(String database) {
        return url(database).as(ADMIN, adminPassword);
    }

    private synchronized DatabaseUrl url(String database) {
        if (port == 0) {
            throw new IllegalStateException(name + " was never started");
        }
        return new DatabaseUrl(scheme, USER, PASSWORD, port, database);
    }
}
