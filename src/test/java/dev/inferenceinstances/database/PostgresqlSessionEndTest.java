package dev.inferenceinstances.database;

import dev.inferenceinstances.server.PostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlSessionEndTest extends SessionEndContract {

    PostgresqlSessionEndTest() {
        super(new PostgresServer(), DatabaseKind.POSTGRESQL);
    }
}
