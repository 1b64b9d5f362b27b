package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbTlsTest extends MySqlProtocolTlsContract {

    MariaDbTlsTest() {
        super(new MariaDbServer(), MariaDbServer::new);
    }

    @Override
    String disagreeing() {
        return "?sslMode=REQUIRED";
    }
}
