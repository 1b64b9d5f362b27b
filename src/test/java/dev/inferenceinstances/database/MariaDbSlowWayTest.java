package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.SilentNodeProfile;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(SilentNodeProfile.MariaDb.class)
class MariaDbSlowWayTest extends SlowWayContract {

    MariaDbSlowWayTest() {
        super("mysql", Duration.ofMillis(120));
    }
}
