package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** Here the service has to find out by itself. */
@QuarkusTest
@RunsOn(TestDatabase.SESSION_POOLER)
@TestProfile(DatabaseProfile.SessionPooler.class)
class SessionPoolerTest extends PoolerContract {

    @Override
    String kind() {
        return "unknown";
    }

    @Override
    String holderShown(String holder) {
        return "?";
    }
}
