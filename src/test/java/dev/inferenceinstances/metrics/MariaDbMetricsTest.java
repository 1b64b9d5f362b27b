package dev.inferenceinstances.metrics;

import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(DrillProfile.MariaDb.class)
class MariaDbMetricsTest extends MetricsContract {}
