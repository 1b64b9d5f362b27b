package dev.inferenceinstances.session;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteSessionsTest {

    @Test
    void aLibraryHasNoSessions() {
        when().get("/api/monitoring/db-sessions")
                .then()
                .statusCode(200)
                .body("database_type", equalTo("sqlite"))
                .body("message", equalTo("SQLite has no server and no sessions"))
                .body("server_version", nullValue())
                .body("max_connections", nullValue())
                .body("total", nullValue())
                .body("sessions", empty())
                .body("unknown", empty());
    }
}
