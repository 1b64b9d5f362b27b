package dev.inferenceinstances.access;

import static dev.inferenceinstances.testing.CredentialsProfile.PASSWORD;
import static dev.inferenceinstances.testing.CredentialsProfile.USERNAME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.inferenceinstances.testing.CredentialsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, over HTTP, where credentials are configured. */
@QuarkusTest
@TestProfile(CredentialsProfile.class)
class SignInTest {

    private static final String INSTANCES = "/api/instances";
    private static final String CHALLENGE = "Basic realm=\"Inference Instances API\", charset=\"UTF-8\"";

    private final Visitor visitor = new Visitor();

    @Test
    void theRegistryAsksForASignIn() {
        assertProblem(visitor.anonymous().get(INSTANCES).then(), 401, "Sign in by HTTP Basic")
                .header("WWW-Authenticate", CHALLENGE);
        assertProblem(
                visitor.anonymous()
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post(INSTANCES + "/")
                        .then(),
                401,
                "Sign in by HTTP Basic");
        assertProblem(visitor.anonymous().delete(INSTANCES + "/1").then(), 401, "Sign in by HTTP Basic");
        assertProblem(visitor.anonymous().post("/test/access/operate").then(), 401, "Sign in by HTTP Basic");
    }

    @Test
    void whoHasSignedInIsServed() {
        visitor.signedIn().get(INSTANCES).then().statusCode(200);
        visitor.signedIn().get(INSTANCES + "/").then().statusCode(200);
        visitor.signedIn().get(INSTANCES + "/4711").then().statusCode(404);
        visitor.signedIn().post("/test/access/operate").then().statusCode(200).body(equalTo(USERNAME));
    }

    @Test
    void wrongCredentialsAreRefusedWhereASignInIsNeeded() {
        assertProblem(
                        visitor.with(USERNAME, "wrong").get(INSTANCES).then(),
                        401,
                        "The user name or the password is wrong")
                .header("WWW-Authenticate", CHALLENGE)
                .body("instance", equalTo(INSTANCES));
        assertProblem(
                visitor.with(USERNAME, "wrong")
                        .post("/api/monitoring/db-pool/flush")
                        .then(),
                401,
                "The user name or the password is wrong");
        assertProblem(
                visitor.with(USERNAME, "wrong").get("/api/monitoring/drills").then(),
                401,
                "The user name or the password is wrong");
    }

    @Test
    void anOperationTakesNoBodyWithoutItsType() throws Exception {
        assertThat(operate("{}")).isEqualTo(415);
        assertThat(operate("")).isEqualTo(200);
    }

    /** As a page of another origin may send it without asking first. */
    private int operate(String body) throws Exception {
        String credentials = USERNAME + ":" + PASSWORD;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/test/access/operate".formatted(RestAssured.port)))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void theEventLoopKnowsTheCaller() {
        visitor.signedIn().get("/test/access/caller").then().body(startsWith(USERNAME + " on vert.x-eventloop-thread"));
        visitor.anonymous().get("/test/access/caller").then().body(startsWith("anonymous on vert.x-eventloop-thread"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/verify", "/api/auth/verify/", "/auth/verify", "/auth/verify/"})
    void credentialsCanBeVerified(String path) {
        assertThat(visitor.signedIn()
                        .post(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getMap(""))
                .isEqualTo(Map.of("authenticated", true, "username", USERNAME, "message", "Authentication successful"));
        assertProblem(visitor.anonymous().post(path).then(), 401, "Sign in by HTTP Basic");
        assertProblem(
                visitor.with("nobody", PASSWORD).post(path).then(), 401, "The user name or the password is wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !", "Basic bm8tY29sb24=", "basic"})
    void aHeaderThatHoldsNoCredentialsOpensNothing(String header) {
        visitor.anonymous()
                .header("Authorization", header)
                .get(INSTANCES)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", CHALLENGE);
    }

    @Test
    void aPageIsToldThatItCanAsk() {
        visitor.anonymous()
                .get("/api/auth/")
                .then()
                .statusCode(200)
                .body("sign_in_possible", equalTo(true))
                .body("message", nullValue())
                .body("authenticated", equalTo(false));
        visitor.signedIn()
                .get("/api/auth")
                .then()
                .statusCode(200)
                .body("authenticated", equalTo(true))
                .body("username", equalTo(USERNAME));
        visitor.with(USERNAME, "wrong")
                .get("/api/auth")
                .then()
                .statusCode(200)
                .body("authenticated", equalTo(false))
                .body("username", equalTo("anonymous"));
    }

    @Test
    void aPageIsLeftToAskByItself() {
        visitor.anonymous()
                .header("X-Requested-With", "XMLHttpRequest")
                .get(INSTANCES)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", nullValue());
        visitor.with(USERNAME, "wrong")
                .header("X-Requested-With", "XMLHttpRequest")
                .post("/api/auth/verify")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", nullValue());
    }

    @Test
    void anAddressIsLockedAfterFiveFailuresAndNoOtherIs() {
        IntStream.range(0, 5)
                .forEach(turn -> visitor.with(USERNAME, "guess " + turn)
                        .get(INSTANCES)
                        .then()
                        .statusCode(401));
        assertProblem(visitor.signedIn().get(INSTANCES).then(), 429, "Too many failed sign-ins came from this address")
                .header("Retry-After", matchesPattern("\\d{1,2}"))
                .header("WWW-Authenticate", nullValue());
        visitor.anonymous().get("/api/monitoring/db-pool").then().statusCode(200);
        new Visitor().signedIn().get(INSTANCES).then().statusCode(200);
    }

    @Test
    void aPasswordTooLongForBcryptIsWrongAndNoFault() {
        visitor.with(USERNAME, "a".repeat(200)).get(INSTANCES).then().statusCode(401);
    }

    @Test
    void stacksAreForWhoHasSignedIn() {
        visitor.anonymous().post("/test/leases/leak/1").then().statusCode(204);
        oneLeakIsOpen();
        visitor.anonymous().post("/test/leases/release").then().statusCode(204);
        visitor.anonymous().post("/test/leases/leak/2").then().statusCode(204);
        try {
            oneLeakIsOpen();
            assertStackHidden("connections", "connections[0]");
            assertStackHidden("leaks", "leaks[0]");
        } finally {
            visitor.anonymous().post("/test/leases/release").then().statusCode(204);
        }
    }

    private void oneLeakIsOpen() {
        await("the leak is found, which may be after the answer")
                .until(() -> visitor.anonymous()
                                .get("/api/monitoring/db-pool/leaks")
                                .jsonPath()
                                .getInt("open")
                        == 1);
    }

    private void assertStackHidden(String report, String entry) {
        String path = "/api/monitoring/db-pool/" + report;
        visitor.signedIn().get(path).then().body(entry + ".stack[0]", containsString("LeakyResource.leak("));
        visitor.anonymous()
                .get(path)
                .then()
                .body(entry + ".holder", notNullValue())
                .body(entry, hasEntry("stack", null));
    }

    private static ValidatableResponse assertProblem(ValidatableResponse answer, int status, String detail) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("type", equalTo("about:blank"))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("detail", equalTo(detail))
                .body("instance", notNullValue());
    }
}
