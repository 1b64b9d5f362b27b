package dev.inferenceinstances.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * Keeps what Flyway sets within the transaction. It puts the schema to migrate first in the search path and, when it is done, sets the role
 * and the path that it found. Behind a connection pooler each of these reaches another session of the server, and would stay there for
 * other clients. The migration itself needs neither: it goes to the current schema, as the user who is logged in.
 */
final class TransactionSettings {

    private static final String PATH = "set_config('search_path', ?, ";
    private static final String ROLE = "SET ROLE ";

    private TransactionSettings() {}

    /** The same connection, on which Flyway's settings end with the transaction; outside one they do nothing. */
    static Connection on(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = transactional((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static String transactional(String sql) {
        return sql.replace(PATH + "false)", PATH + "true)").replaceFirst("^" + ROLE, "SET LOCAL ROLE ");
    }
}
