package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlMigrationTest extends MigrationContract {
    MySqlMigrationTest() {
        super(TestDatabase.MYSQL);
    }
}
