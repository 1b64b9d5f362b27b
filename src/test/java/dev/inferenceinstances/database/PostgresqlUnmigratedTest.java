package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlUnmigratedTest extends ServerUnmigratedContract {
    PostgresqlUnmigratedTest() {
        super(TestDatabase.POSTGRESQL);
    }
}
