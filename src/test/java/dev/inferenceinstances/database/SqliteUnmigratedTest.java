package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteUnmigratedTest extends UnmigratedContract {

    @TempDir
    Path folder;

    SqliteUnmigratedTest() {
        super(TestDatabase.SQLITE);
    }

    @Override
    String newDatabase() {
        return "sqlite:///" + folder.resolve("registry.db");
    }
}
