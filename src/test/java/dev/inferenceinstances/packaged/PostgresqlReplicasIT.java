package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlReplicasIT extends ReplicasContract {
    PostgresqlReplicasIT() {
        super(TestDatabase.POSTGRESQL);
    }
}
