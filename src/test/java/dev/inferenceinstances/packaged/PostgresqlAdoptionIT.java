package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlAdoptionIT extends ServerAdoptionContract {
    PostgresqlAdoptionIT() {
        super(TestDatabase.POSTGRESQL);
    }
}
