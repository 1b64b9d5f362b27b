package dev.inferenceinstances.lease;

import dev.inferenceinstances.testing.ReclaimProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(ReclaimProfile.MySql.class)
class MySqlReclaimTest extends ReclaimContract {}
