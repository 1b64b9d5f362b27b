package dev.inferenceinstances.access;

import static dev.inferenceinstances.testing.CredentialsProfile.ORIGIN;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.inferenceinstances.testing.CredentialsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What a page of another origin may do, where {@code CORS_ORIGINS} names one. */
@QuarkusTest
@TestProfile(CredentialsProfile.class)
class CorsTest {

    private final Visitor visitor = new Visitor();

    @Test
    void thePageMayAskWithCredentialsAndAnyMethod() {
        preflight(ORIGIN)
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Access-Control-Allow-Methods", containsStringIgnoringCase("DELETE"))
                .header("Access-Control-Allow-Headers", containsStringIgnoringCase("Authorization"));
    }

    @Test
    void thePageReadsAnswersRefusalsAndTheirHeaders() {
        visitor.signedIn()
                .header("Origin", ORIGIN)
                .get("/api/instances")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Access-Control-Expose-Headers", containsStringIgnoringCase("X-Total-Count"));
        visitor.with("nobody", "wrong")
                .header("Origin", ORIGIN)
                .get("/api/instances")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN));
    }

    @Test
    void anotherPageMayNot() {
        preflight("https://other.example").statusCode(403).header("Access-Control-Allow-Origin", nullValue());
        visitor.signedIn()
                .header("Origin", "https://other.example")
                .get("/api/instances")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private ValidatableResponse preflight(String origin) {
        return visitor.anonymous()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "DELETE")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/api/instances/1")
                .then();
    }
}
