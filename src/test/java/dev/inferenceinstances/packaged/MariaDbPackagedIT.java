package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbPackagedIT extends ServerContract {
    MariaDbPackagedIT() {
        super(TestDatabase.MARIADB);
    }
}
