package dev.inferenceinstances.packaged;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

@RunsOn(TestDatabase.MARIADB)
class MariaDbPackagedOutageIT extends OutageContract {

    MariaDbPackagedOutageIT() {
        super("mysql", new MariaDbServer());
    }

    @Override
    void limit(DatabaseServer server) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("SET GLOBAL max_connections = 10");
        }
    }
}
