package dev.inferenceinstances.access;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.inferenceinstances.testing.DatabaseProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, over HTTP, where no credentials are configured, and the headers that every answer has. */
@QuarkusTest
@TestProfile(DatabaseProfile.Sqlite.class)
class OpenAccessTest {

    private static final String NOBODY =
            "No credentials are configured: set AUTH_USERNAME and AUTH_PASSWORD or AUTH_PASSWORD_HASH";

    @Test
    void theRegistryIsOpen() {
        when().get("/api/instances").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic bm9ib2R5Ondyb25n", "Basic !", "Bearer x"})
    void anAuthorizationHeaderIsIgnored(String header) {
        given().header("Authorization", header).get("/api/instances").then().statusCode(200);
        given().header("Authorization", header)
                .get("/test/access/caller")
                .then()
                .statusCode(200);
    }

    @Test
    void whatChangesThePoolIsRefusedToAll() {
        given().auth()
                .preemptive()
                .basic("nobody", "x")
                .post("/test/access/operate")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", nullValue())
                .body("title", equalTo("Forbidden"))
                .body("detail", equalTo(NOBODY + "; until then nothing that changes the pool is done"))
                .body("instance", equalTo("/test/access/operate"));
    }

    @Test
    void aPageIsToldThatNobodyCanSignIn() {
        given().auth()
                .preemptive()
                .basic("nobody", "x")
                .get("/api/auth")
                .then()
                .statusCode(200)
                .body("sign_in_possible", equalTo(false))
                .body("message", equalTo(NOBODY))
                .body("authenticated", equalTo(false))
                .body("username", equalTo("anonymous"));
    }

    @Test
    void nobodyCanBeVerified() {
        given().auth()
                .preemptive()
                .basic("nobody", "x")
                .post("/api/auth/verify")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", equalTo(NOBODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/instances",
                "/api/instances/0",
                "/api/monitoring/db-pool",
                "/q/health/live",
                "/nowhere",
                "/"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        Headers headers = when().get(path).headers();
        assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getValue("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getValue("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getValue("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                        + "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
                        + "form-action 'self'; frame-ancestors 'none'");
        assertThat(headers.getValue("Cache-Control"))
                .isEqualTo(path.startsWith("/api/") || path.startsWith("/q/") ? "no-store" : "no-cache");
    }

    @Test
    void withoutOriginsNoPageOfAnotherMayReadAnything() {
        Headers headers = given().header("Origin", "https://other.example")
                .get("/api/monitoring/db-pool")
                .headers();
        assertThat(headers.asList())
                .noneMatch(header -> header.getName().toLowerCase().startsWith("access-control-"));
    }
}
