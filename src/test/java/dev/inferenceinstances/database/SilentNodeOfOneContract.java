package dev.inferenceinstances.database;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;

/** The pool has one connection, so none that is idle shows that the node is silent, and a transaction is to begin on it. */
abstract class SilentNodeOfOneContract extends SilentNodeContract {

    @Override
    int ask() {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "name", UUID.randomUUID().toString(), "model_name", "m", "cluster_name", "c", "image_tag", "v"))
                .post("/api/instances")
                .statusCode();
    }
}
