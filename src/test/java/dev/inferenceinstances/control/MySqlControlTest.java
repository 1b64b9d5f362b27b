package dev.inferenceinstances.control;

import dev.inferenceinstances.testing.ControlProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(ControlProfile.MySql.class)
class MySqlControlTest extends ControlContract {}
