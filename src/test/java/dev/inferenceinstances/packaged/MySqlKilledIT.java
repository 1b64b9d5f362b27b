package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlKilledIT extends KilledContract {
    MySqlKilledIT() {
        super(TestDatabase.MYSQL);
    }
}
