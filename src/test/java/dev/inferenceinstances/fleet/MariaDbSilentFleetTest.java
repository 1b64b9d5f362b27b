package dev.inferenceinstances.fleet;

import dev.inferenceinstances.testing.NoHeartbeatProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(NoHeartbeatProfile.MariaDb.class)
class MariaDbSilentFleetTest extends SilentFleetContract {

    @Override
    boolean showsNames() {
        return false;
    }
}
