package dev.inferenceinstances.access;

import static dev.inferenceinstances.testing.CredentialsProfile.USERNAME;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.CredentialsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may read, and who sends credentials there that are none of the service's. */
@QuarkusTest
@TestProfile(CredentialsProfile.class)
class OpenPathsTest {

    private static final String INSTANCES = "/api/instances";

    private final Visitor visitor = new Visitor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/js/main.js",
                "/q/metrics",
                "/q/openapi",
                "/api/auth",
                "/api/monitoring/db-pool",
                "/api/monitoring/db-pool/warning-threshold",
                "/api/monitoring/db-pool/connections",
                "/api/monitoring/db-pool/leaks",
                "/api/monitoring/db-pool/timings",
                "/api/monitoring/db-pool/history",
                "/q/health/live",
                "/q/health/ready"
            })
    void whatEverybodyMayReadIsOpenToCredentialsOfOthersToo(String path) {
        visitor.anonymous().get(path).then().statusCode(200);
        for (int i = 0; i < 6; i++) {
            visitor.with("user " + i, "of a proxy").get(path).then().statusCode(200);
        }
        visitor.anonymous().header("Authorization", "Basic !").get(path).then().statusCode(200);
        visitor.signedIn().get(INSTANCES).then().statusCode(200);
    }

    @Test
    void whoGuessesWhereEverybodyMayReadIsNotToldWhichGuessIsRight() {
        for (int i = 0; i < 5; i++) {
            assertAnonymous(visitor.with(USERNAME, "guess " + i));
        }
        assertAnonymous(visitor.signedIn());
        visitor.signedIn().get(INSTANCES).then().statusCode(200);
    }

    private static void assertAnonymous(RequestSpecification caller) {
        caller.get("/api/auth").then().statusCode(200).body("authenticated", equalTo(false));
    }
}
