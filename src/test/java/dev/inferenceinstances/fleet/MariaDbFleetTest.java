package dev.inferenceinstances.fleet;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(DatabaseProfile.MariaDb.class)
class MariaDbFleetTest extends FleetContract {

    /** It runs without its performance_schema, as it does unless it is told otherwise. */
    @Override
    boolean showsNames() {
        return false;
    }
}
