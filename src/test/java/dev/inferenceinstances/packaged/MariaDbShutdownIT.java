package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbShutdownIT extends ServerShutdownContract {
    MariaDbShutdownIT() {
        super(TestDatabase.MARIADB);
    }
}
