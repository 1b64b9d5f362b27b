package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlUnmigratedTest extends ServerUnmigratedContract {
    MySqlUnmigratedTest() {
        super(TestDatabase.MYSQL);
    }
}
