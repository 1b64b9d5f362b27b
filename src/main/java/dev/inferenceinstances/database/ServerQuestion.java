package dev.inferenceinstances.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to ask the server, over the probe's own connection. It leaves no transaction open. */
@FunctionalInterface
public interface ServerQuestion<T> {

    T ask(Connection connection) throws SQLException;
}
