package dev.inferenceinstances.drill;

import static dev.inferenceinstances.testing.Operator.signedIn;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody can rehearse trouble on a service whose operator has not allowed it. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(CredentialsProfile.class)
class SqliteDrillsSwitchedOffTest {

    @ParameterizedTest
    @CsvSource({"GET, ''", "DELETE, ''", "POST, /hold", "POST, /leak", "POST, /slow", "POST, /lock", "POST, /burst"})
    void everyPathSaysHowToSwitchThemOn(String method, String path) {
        signedIn()
                .contentType(ContentType.JSON)
                .body("{}")
                .request(method, "/api/monitoring/drills" + path)
                .then()
                .statusCode(403)
                .body("detail", equalTo("Drills are switched off; set DRILLS_ENABLED=true to allow them"));
    }
}
