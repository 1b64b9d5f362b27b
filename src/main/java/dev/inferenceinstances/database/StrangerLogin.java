package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseError;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Logs in as somebody whom the server does not know, so that it refuses with its own error. The name is made up, and not only the password:
 * servers may lock an account after wrong passwords, and that of the service must not be locked.
 */
@ApplicationScoped
public class StrangerLogin {

    private final DatabaseSettings settings;

    StrangerLogin(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** What the server said; empty where it let the stranger in, who has left again. Takes as long as the probe at most. */
    public Optional<DatabaseError> attempt() {
        String url = settings.url().jdbcUrl();
        Driver driver = JdbcDriver.of(url);
        try {
            Objects.requireNonNull(driver.connect(url, stranger()), "the driver takes the URL")
                    .close();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(DatabaseError.of(e));
        }
    }

    private Properties stranger() {
        Properties properties = settings.probeProperties(DatabaseProbe.TIMEOUT);
        properties.setProperty(
                "user", "drill_" + Integer.toHexString(UUID.randomUUID().hashCode()));
        properties.setProperty("password", UUID.randomUUID().toString());
        return properties;
    }
}
