package dev.inferenceinstances.drill;

import static dev.inferenceinstances.lease.PoolOverHttp.timings;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.when;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** Starts and ends drills as an operator does, and reads what the monitor counts of them. */
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

    /** One of the holder's figures since start; none before it has given a connection back. */
    static List<Number> timing(String holder, String figure) {
        return timings("start").getList("by_holder.findAll { it.holder == '%s' }.%s".formatted(holder, figure));
    }

    /** How many requests of a route, or of a drill, ended so since start. */
    static int requests(String route, String outcome) {
        Integer count = when().get("/api/monitoring/db-pool/outcomes?window=start")
                .jsonPath()
                .get("by_route.find { it.route == '%s' }?.outcomes?.%s".formatted(route, outcome));
        return count == null ? 0 : count;
    }
}
