package dev.inferenceinstances.fleet;

import dev.inferenceinstances.testing.NoHeartbeatProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(NoHeartbeatProfile.Postgresql.class)
class PostgresqlSilentFleetTest extends SilentFleetContract {}
