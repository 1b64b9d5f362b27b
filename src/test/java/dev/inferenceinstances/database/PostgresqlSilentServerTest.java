package dev.inferenceinstances.database;

import dev.inferenceinstances.server.PostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlSilentServerTest extends SilentServerContract {

    PostgresqlSilentServerTest() {
        super(new PostgresServer(), "SELECT pg_sleep(2)");
    }
}
