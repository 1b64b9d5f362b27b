package dev.inferenceinstances.packaged;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Leaves behind what the earlier service would: its tables, and rows in the forms that it has written over the years. */
final class EarlierService {

    private EarlierService() {}

    static void fill(TestDatabase database, Optional<DatabaseServer> server, String url) throws SQLException {
        try (Connection connection = connect(server, url);
                Statement statement = connection.createStatement()) {
            for (String sql : script(database.kind()).split(";\n")) {
                statement.execute(sql);
            }
            if (database == TestDatabase.POSTGRESQL) {
                // the superuser made them; the service comes as their owner, as it did before
                statement.execute("ALTER TABLE inference_instances OWNER TO app");
                statement.execute("ALTER TABLE inference_instances_history OWNER TO app");
                statement.execute("ALTER TYPE instancestatus OWNER TO app");
            }
        }
    }

    /** As the superuser. */
    static Connection connect(Optional<DatabaseServer> server, String url) throws SQLException {
        return server.isPresent()
                ? server.get().admin(url)
                : DriverManager.getConnection(url.replace("sqlite:///", "jdbc:sqlite:"));
    }

    private static String script(String kind) {
        try (InputStream stream = EarlierService.class.getResourceAsStream("/earlier/" + kind + ".sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
