package dev.inferenceinstances.packaged;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.PostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlPackagedOutageIT extends OutageContract {

    private static final int MAX_CONNECTIONS = 12;

    PostgresqlPackagedOutageIT() {
        super("postgresql", new PostgresServer(MAX_CONNECTIONS));
    }

    @Override
    void limit(DatabaseServer server) {
        // fixed when the server starts
    }
}
