package dev.inferenceinstances.lease;

import dev.inferenceinstances.testing.ReclaimProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(ReclaimProfile.MariaDb.class)
class MariaDbReclaimTest extends ReclaimContract {}
