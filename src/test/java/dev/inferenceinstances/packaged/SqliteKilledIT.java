package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.SQLITE)
class SqliteKilledIT extends KilledContract {
    SqliteKilledIT() {
        super(TestDatabase.SQLITE);
    }
}
