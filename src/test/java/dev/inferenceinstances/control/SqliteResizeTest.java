package dev.inferenceinstances.control;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** A pool of SQLite, which its user asked for by its size. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DrillProfile.Sqlite.class)
class SqliteResizeTest {

    @Test
    void thereIsNoServerToTellWhetherThereIsRoom() {
        signedIn()
                .contentType(ContentType.JSON)
                .body("{\"pool_size\":4}")
                .post("/api/monitoring/db-pool/size")
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo(
                                "Whether there is room for a pool of 4 + 2 is not known: SQLite has no server that could tell; send \"force\": true to resize all the same"));
    }
}
