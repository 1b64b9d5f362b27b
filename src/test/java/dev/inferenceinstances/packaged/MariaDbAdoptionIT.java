package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MARIADB)
class MariaDbAdoptionIT extends ServerAdoptionContract {
    MariaDbAdoptionIT() {
        super(TestDatabase.MARIADB);
    }
}
