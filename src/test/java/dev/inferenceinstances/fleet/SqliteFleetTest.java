package dev.inferenceinstances.fleet;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
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
class SqliteFleetTest {

    @Test
    void aFileIsForOneReplica() {
        when().get("/api/monitoring/fleet")
                .then()
                .statusCode(200)
                .body("database_type", equalTo("sqlite"))
                .body("count", equalTo(1))
                .body("replicas.self", contains(true))
                .body("server", nullValue())
                .body("settings", nullValue())
                .body("unknown", empty())
                .body(
                        "message",
                        equalTo("SQLite is a file: it is for one replica, and this is the only one that is known"));
    }
}
