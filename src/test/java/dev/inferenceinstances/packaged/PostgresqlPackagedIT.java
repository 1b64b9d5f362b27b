package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlPackagedIT extends ServerContract {
    PostgresqlPackagedIT() {
        super(TestDatabase.POSTGRESQL);
    }
}
