package dev.inferenceinstances.sizing;

import dev.inferenceinstances.testing.QuietProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(QuietProfile.Postgresql.class)
class PostgresqlSizingTest extends SizingContract {}
