package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlKilledIT extends KilledContract {
    PostgresqlKilledIT() {
        super(TestDatabase.POSTGRESQL);
    }
}
