package dev.inferenceinstances.drill;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

/** Starts and ends drills as an operator does. */
final class DrillsOverHttp {

    private static final String DRILLS = "/api/monitoring/drills";

    private DrillsOverHttp() {}

    static ValidatableResponse post(String kind, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(DRILLS + "/" + kind)
                .then();
    }

    /** Starts one that may be started. */
    static JsonPath start(String kind, int connections, int seconds) {
        return post(kind, "{\"connections\":%d,\"seconds\":%d}".formatted(connections, seconds))
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    /** Ends all. Returns how many there were. */
    static int end() {
        return when().delete(DRILLS).then().statusCode(200).extract().path("ended");
    }

    static JsonPath running() {
        return when().get(DRILLS).then().statusCode(200).extract().jsonPath();
    }
}
