package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbListIndexTest extends MySqlProtocolListIndexContract {
    MariaDbListIndexTest() {
        super(TestDatabase.MARIADB);
    }
}
