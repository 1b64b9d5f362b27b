package dev.inferenceinstances.lease;

import static io.restassured.RestAssured.when;

import io.restassured.path.json.JsonPath;

/** What the monitor answers, and what the test's own leaky routes do. */
public final class PoolOverHttp {

    private static final String POOL = "/api/monitoring/db-pool";

    private PoolOverHttp() {}

    public static void does(String what) {
        when().post("/test/leases/" + what).then().statusCode(204);
    }

    public static JsonPath report() {
        return get("");
    }

    public static JsonPath connections() {
        return get("/connections");
    }

    public static JsonPath leaks() {
        return get("/leaks");
    }

    public static JsonPath timings(String window) {
        return get("/timings?window=" + window);
    }

    public static JsonPath history() {
        return get("/history");
    }

    private static JsonPath get(String path) {
        return when().get(POOL + path).then().statusCode(200).extract().jsonPath();
    }
}
