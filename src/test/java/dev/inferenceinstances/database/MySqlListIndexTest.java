package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlListIndexTest extends MySqlProtocolListIndexContract {
    MySqlListIndexTest() {
        super(TestDatabase.MYSQL);
    }
}
