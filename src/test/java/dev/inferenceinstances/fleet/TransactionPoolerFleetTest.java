package dev.inferenceinstances.fleet;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.TRANSACTION_POOLER)
@TestProfile(DatabaseProfile.TransactionPooler.class)
class TransactionPoolerFleetTest extends FleetContract {

    @Override
    boolean showsNames() {
        return false;
    }

    @Override
    boolean tellsItsRoom() {
        return false;
    }
}
