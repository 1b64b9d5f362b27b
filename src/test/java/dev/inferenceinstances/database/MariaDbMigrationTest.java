package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbMigrationTest extends MigrationContract {
    MariaDbMigrationTest() {
        super(TestDatabase.MARIADB);
    }
}
