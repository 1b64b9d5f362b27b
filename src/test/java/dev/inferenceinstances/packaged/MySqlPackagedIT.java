package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlPackagedIT extends ServerContract {
    MySqlPackagedIT() {
        super(TestDatabase.MYSQL);
    }
}
