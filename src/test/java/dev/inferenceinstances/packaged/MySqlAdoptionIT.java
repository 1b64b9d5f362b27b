package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlAdoptionIT extends ServerAdoptionContract {
    MySqlAdoptionIT() {
        super(TestDatabase.MYSQL);
    }
}
