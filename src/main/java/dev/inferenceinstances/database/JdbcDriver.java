package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ServiceLoader;

/** Finds the driver for connections that are opened by hand. */
final class JdbcDriver {

    private JdbcDriver() {}

    /** @throws IllegalStateException where no driver takes the URL */
    static Driver of(String jdbcUrl) {
        for (Driver candidate : ServiceLoader.load(Driver.class, JdbcDriver.class.getClassLoader())) {
            try {
                if (candidate.acceptsURL(jdbcUrl)) {
                    return candidate;
                }
            } catch (SQLException notThisOne) {
                Log.debugf(notThisOne, "%s does not understand the URL", candidate);
            }
        }
        throw new IllegalStateException("No JDBC driver takes the URL in " + DatabaseUrl.KEY);
    }
}
