package dev.inferenceinstances.instance;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(DatabaseProfile.MySql.class)
class MySqlFindingTest extends MySqlProtocolFindingContract {}
