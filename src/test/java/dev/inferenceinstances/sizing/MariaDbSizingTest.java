package dev.inferenceinstances.sizing;

import dev.inferenceinstances.testing.QuietProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(QuietProfile.MariaDb.class)
class MariaDbSizingTest extends SizingContract {}
