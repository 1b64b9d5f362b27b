package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbReplicasIT extends ReplicasContract {
    MariaDbReplicasIT() {
        super(TestDatabase.MARIADB);
    }
}
