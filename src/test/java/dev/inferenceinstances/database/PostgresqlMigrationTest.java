package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlMigrationTest extends MigrationContract {
    PostgresqlMigrationTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
