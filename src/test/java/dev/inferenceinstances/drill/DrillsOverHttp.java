package dev.inferenceinstances.drill;

import static dev.inferenceinstances.testing.Operator.signedIn;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** Starts and ends drills as an operator does. */
public final class DrillsOverHttp {

    private static final String DRILLS = "/api/monitoring/drills";

    private DrillsOverHttp() {}

    public static ValidatableResponse post(String kind, String body) {
        return signedIn()
                .contentType(ContentType.JSON)
                .body(body)
                .post(DRILLS + "/" + kind)
                .then();
    }

    /** Starts one that may be started. */
    public static JsonPath start(String kind, int connections, int seconds) {
        return post(kind, "{\"connections\":%d,\"seconds\":%d}".formatted(connections, seconds))
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    /** Ends all. Returns how many there were. */
    public static int end() {
        return signedIn().delete(DRILLS).then().statusCode(200).extract().path("ended");
    }

    public static JsonPath running() {
        return signedIn().get(DRILLS).then().statusCode(200).extract().jsonPath();
    }
}
