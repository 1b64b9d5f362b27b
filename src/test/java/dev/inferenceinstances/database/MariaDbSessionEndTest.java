package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbSessionEndTest extends SessionEndContract {

    MariaDbSessionEndTest() {
        super(new MariaDbServer(), DatabaseKind.MYSQL);
    }
}
