package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbUnmigratedTest extends ServerUnmigratedContract {
    MariaDbUnmigratedTest() {
        super(TestDatabase.MARIADB);
    }
}
