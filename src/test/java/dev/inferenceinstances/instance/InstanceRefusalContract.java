package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.json;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the registry refuses what it cannot use, on every database: with a status that fits, and naming every field. */
abstract class InstanceRefusalContract {

    @Test
    void everyFieldThatIsWrongIsNamed() {
        json("""
                {"name": "", "model_name": "m\\u0000", "pp": 17, "cp": 1.5, "tp": "two", "n_workers": 0,
                 "fps": 99999999999, "quant_mode": "maybe", "priorities": ["high", "urgent"], "envs": [1],
                 "description": {}, "status": "bogus"}""")
                .post(PATH)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("instance", equalTo(PATH))
                .body(
                        "errors.field",
                        contains(
                                "cluster_name",
                                "cp",
                                "description",
                                "envs",
                                "fps",
                                "image_tag",
                                "model_name",
                                "n_workers",
                                "name",
                                "pp",
                                "priorities",
                                "quant_mode",
                                "status",
                                "tp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"unknown\": 1}",
                "{\"name\": null}",
                "[]",
                "null",
                "7",
                "{\"priorities\": []}",
                "{\"priorities\": [null]}",
                "{\"envs\": {\"\\ud800\": \"half a pair\"}}",
                "{\"envs\": {\"\\u0000\": \"NUL\"}}"
            })
    void aChangeWithoutAKnownFieldOrInAnotherShapeIsRefused(String body) {
        json(body).put(PATH + "/" + create(required(newName()))).then().statusCode(422);
    }

    @Test
    void environmentVariablesHaveABoundHoweverTheyComeTogether() {
        String most = "x".repeat(Envs.MOST_CHARACTERS - 1);
        json(required(newName(), Map.of("envs", Map.of("A", most + "x"))))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.field", contains("envs"))
                .body(
                        "errors[0].message",
                        equalTo("must not have more than 131072 characters in its names and values"));
        String instance = PATH + "/" + create(required(newName(), Map.of("envs", Map.of("A", most))));
        json(Map.of("envs", Map.of("A", most, "B", ""))).put(instance).then().statusCode(422);
        json(Map.of("envs", Map.of("B", "")))
                .patch(instance)
                .then()
                .statusCode(422)
                .body("errors.field", contains("envs"));
        when().get(instance).then().body("envs", equalTo(Map.of("A", most)));
        json(Map.of("envs", Map.of("A", "", "B", "")))
                .patch(instance)
                .then()
                .statusCode(200)
                .body("envs", equalTo(Map.of("A", "", "B", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\":", "{\"name\": \"a\"} {}", "{'name': 1}"})
    void malformedJsonIsABadRequest(String body) {
        json(body).post(PATH).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/abc,id",
        "/9223372036854775808,id",
        "?limit=0,limit",
        "?limit=1001,limit",
        "?skip=-1,skip",
        "?skip=x,skip",
        "?status=x,status",
        "?priority=x,priority",
        "?name=%00,name"
    })
    void aParameterOutOfBoundsIsNamed(String suffix, String parameter) {
        given().urlEncodingEnabled(false)
                .get(PATH + suffix)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder(parameter));
    }

    @Test
    void aNumberThatDoesNotFitIsRefusedWithItsBounds() {
        json("{\"pp\": 1.5, \"replicas\": 1e999999999, \"fps\": 2147483648}")
                .put(PATH + "/" + create(required(newName())))
                .then()
                .statusCode(422)
                .body(
                        "errors.message",
                        contains(
                                "must be a whole number from -2147483648 to 2147483647",
                                "must be a whole number from 1 to 16",
                                "must be a whole number from 1 to 2147483647"));
    }

    @Test
    void anIdThatNoInstanceHasIsNotFoundHoweverLargeItIs() {
        when().get(PATH + "/2147483648").then().statusCode(404);
        when().delete(PATH + "/9223372036854775807").then().statusCode(404);
        json("{\"pp\": 2}").put(PATH + "/2147483648").then().statusCode(404);
        json("{\"source_instance_id\": 9223372036854775807}")
                .post(PATH + "/copy")
                .then()
                .statusCode(404);
        json("{\"source_instance_id\": 9223372036854775808}")
                .post(PATH + "/copy")
                .then()
                .statusCode(422)
                .body("errors.field", contains("source_instance_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/1", "/copy"})
    void bytesThatAreNoUtf8AreABadRequest(String suffix) {
        byte[] body = "{\"name\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        given().contentType(ContentType.JSON)
                .body(body)
                .request(suffix.equals("/1") ? "PUT" : "POST", PATH + suffix)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("The body is not UTF-8 from byte 14 on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/name/a%C0%AF", "?name=%ED%A0%BD", "?cluster_name=%E9", "/%FF"})
    void anAddressThatIsNoTextIsABadRequest(String suffix) {
        given().urlEncodingEnabled(false)
                .get(PATH + suffix)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void otherMisuseHasItsOwnStatus() {
        given().contentType(ContentType.TEXT)
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(415)
                .body("detail", equalTo("A body must come with Content-Type: application/json"));
        when().put(PATH).then().statusCode(405);
        when().get(PATH + "/name/nobody").then().statusCode(404);
        given().urlEncodingEnabled(false).get(PATH + "/name/a%00").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/name/a%20b", "/name/a+b", "/name/a%2Fb"})
    void aRefusalNamesThePathAsItCame(String path) {
        given().urlEncodingEnabled(false)
                .get(PATH + path)
                .then()
                .statusCode(404)
                .body("instance", equalTo(PATH + path));
    }

    @Test
    void namesAreKeptWithoutTheBlanksAroundThem() {
        String name = newName();
        int id = create(required(" " + name + "\t\u3000"));
        when().get(PATH + "/" + id).then().body("name", equalTo(name));
        json(required(name + " ")).post(PATH).then().statusCode(409);
        json(Map.of("name", name + " "))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
        json(Map.of("source_instance_id", id, "new_name", name + " b "))
                .post(PATH + "/copy")
                .then()
                .statusCode(201)
                .body("name", equalTo(name + " b"));
        for (String blank : List.of(" ", "\t\n", "\u3000")) {
            json(required(blank)).post(PATH).then().statusCode(422).body("errors.field", contains("name"));
        }
    }

    @Test
    void anExactLookUpFindsNoOtherName() {
        String name = "Bert 😀" + newName();
        create(required(name));
        given().get(PATH + "/name/{name}", name).then().statusCode(200).body("name", equalTo(name));
        for (String other : List.of(name.toLowerCase(), name.replace("😀", "😁"), name + " ", name.replace("e", "é"))) {
            given().get(PATH + "/name/{name}", other).then().statusCode(404);
        }
    }
}
