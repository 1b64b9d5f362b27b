package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbKilledIT extends KilledContract {
    MariaDbKilledIT() {
        super(TestDatabase.MARIADB);
    }
}
