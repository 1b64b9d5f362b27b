package dev.inferenceinstances.server;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A real database server that runs as a child process and listens on 127.0.0.1 only. Its port is chosen at the first
 * start; port and data are kept over {@link #stop()} and {@link #start()}, until {@link #close()}. What still runs when
 * the JVM exits is closed by a shutdown hook.
 */
public interface DatabaseServer extends AutoCloseable {

    /** The product, for messages and test names. */
    String name();

    /**
     * Starts the server and waits until it accepts connections. When it does not start, it is closed.
     *
     * @throws IllegalStateException when it runs already, was closed, or does not accept connections within two
     *     minutes; the message contains the last lines of the server's log
     */
    void start();

    /**
     * Stops the server as an operator would who does not wait for clients: open sessions are cut, committed data is
     * kept. Does nothing when the server does not run.
     *
     * @throws IllegalStateException when it still runs after two minutes; it is killed then
     */
    void stop();

    /** Stops the server and deletes its data; it cannot be started again. */
    @Override
    void close();

    /**
     * The address of the database made at the first start: {@code scheme://user:password@127.0.0.1:port/database}, user
     * and password percent-encoded. The user has all rights on this database and none on the server.
     *
     * @throws IllegalStateException before the first start
     */
    String databaseUrl();

    /**
     * Creates one more database, empty and with a name of its own, for the same user.
     *
     * @return its address, in the form of {@link #databaseUrl()}
     * @throws IllegalStateException when the server refuses, or does not run
     */
    String createDatabase();

    /**
     * Connects as superuser to the database of {@link #databaseUrl()}; the caller closes the connection.
     *
     * @throws SQLException when the server cannot be reached
     */
    Connection admin() throws SQLException;

    /**
     * Connects as superuser to a database of this server; the caller closes the connection.
     *
     * @param databaseUrl an address that {@link #databaseUrl()} or {@link #createDatabase()} of this server returned
     * @throws SQLException when the server cannot be reached
     */
    Connection admin(String databaseUrl) throws SQLException;
}
