package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlSilentServerTest extends SilentServerContract {

    MySqlSilentServerTest() {
        super(new MySqlServer(), "SELECT sleep(2)");
    }
}
