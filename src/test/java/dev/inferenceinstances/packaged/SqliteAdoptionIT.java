package dev.inferenceinstances.packaged;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.SQLITE)
class SqliteAdoptionIT extends AdoptionContract {
    SqliteAdoptionIT() {
        super(TestDatabase.SQLITE);
    }
}
