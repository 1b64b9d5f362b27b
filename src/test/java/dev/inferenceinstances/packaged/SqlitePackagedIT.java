package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.SQLITE)
class SqlitePackagedIT extends PackagedContract {
    SqlitePackagedIT() {
        super(TestDatabase.SQLITE);
    }
}
