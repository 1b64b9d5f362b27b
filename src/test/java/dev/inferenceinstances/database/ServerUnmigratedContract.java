package dev.inferenceinstances.database;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The same on a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerUnmigratedContract extends UnmigratedContract {

    private final DatabaseServer server;

    ServerUnmigratedContract(TestDatabase database) {
        super(database);
        this.server = database.server().orElseThrow();
    }

    @BeforeAll
    void startServer() {
        server.start();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Override
    String newDatabase() {
        return server.createDatabase();
    }
}
