package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.MYSQL)
class MySqlShutdownIT extends ServerShutdownContract {
    MySqlShutdownIT() {
        super(TestDatabase.MYSQL);
    }
}
