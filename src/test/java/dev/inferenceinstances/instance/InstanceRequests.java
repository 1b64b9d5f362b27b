package dev.inferenceinstances.instance;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Requests that the contracts of the registry have in common. */
public final class InstanceRequests {

    public static final String PATH = "/api/instances";

    private InstanceRequests() {}

    public static int create(Map<String, Object> fields) {
        return json(fields).post(PATH).then().statusCode(201).extract().path("id");
    }

    public static Map<String, Object> required(String name) {
        return required(name, Map.of());
    }

    public static Map<String, Object> required(String name, Map<String, Object> more) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("name", name, "model_name", "llama", "cluster_name", "c1", "image_tag", "v1"));
        fields.putAll(more);
        return fields;
    }

    public static RequestSpecification json(Object body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    public static String newName() {
        return "n-" + UUID.randomUUID();
    }
}
