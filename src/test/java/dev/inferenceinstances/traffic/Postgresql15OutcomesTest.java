package dev.inferenceinstances.traffic;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL_15)
@TestProfile(DatabaseProfile.Postgresql15.class)
class Postgresql15OutcomesTest extends PostgresqlOutcomesContract {}
