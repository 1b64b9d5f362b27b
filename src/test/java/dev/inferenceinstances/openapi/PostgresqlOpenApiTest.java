package dev.inferenceinstances.openapi;

import dev.inferenceinstances.testing.OpenApiProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(OpenApiProfile.Postgresql.class)
class PostgresqlOpenApiTest extends OpenApiContract {}
