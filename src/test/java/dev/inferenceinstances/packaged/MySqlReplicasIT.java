package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlReplicasIT extends ReplicasContract {
    MySqlReplicasIT() {
        super(TestDatabase.MYSQL);
    }
}
