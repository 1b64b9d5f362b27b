package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlSessionEndTest extends SessionEndContract {

    MySqlSessionEndTest() {
        super(new MySqlServer(), DatabaseKind.MYSQL);
    }
}
