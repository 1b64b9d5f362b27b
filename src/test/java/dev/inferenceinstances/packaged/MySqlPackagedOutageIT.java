package dev.inferenceinstances.packaged;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

@RunsOn(TestDatabase.MYSQL)
class MySqlPackagedOutageIT extends OutageContract {

    MySqlPackagedOutageIT() {
        super("mysql", new MySqlServer());
    }

    @Override
    void limit(DatabaseServer server) throws SQLException {
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("SET GLOBAL max_connections = 10");
        }
    }
}
