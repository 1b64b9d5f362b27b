package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbSilentServerTest extends SilentServerContract {

    MariaDbSilentServerTest() {
        super(new MariaDbServer(), "SELECT sleep(2)");
    }
}
