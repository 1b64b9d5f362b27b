package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.SilentNodeProfile;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(SilentNodeProfile.Postgresql.class)
class PostgresqlSlowWayTest extends SlowWayContract {

    PostgresqlSlowWayTest() {
        super("postgresql", Duration.ofMillis(200));
    }
}
