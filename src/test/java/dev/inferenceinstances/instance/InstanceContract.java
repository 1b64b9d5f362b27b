package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.json;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients of the registry rely on, on every database. */
abstract class InstanceContract {

    @Test
    void aNewInstanceGetsTheDefaultsAndItsOwnAddress() {
        String name = newName();
        String location = json(required(name))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("name", equalTo(name))
                .body("model_version", equalTo("latest"))
                .body("fps", nullValue())
                .body("cp", equalTo(8))
                .body("priorities", contains("high", "normal", "low", "very_low"))
                .body("priority", equalTo("high"))
                .body("envs", equalTo(Map.of()))
                .body("description", equalTo(""))
                .body("separate_t5_encode", equalTo(true))
                .body("ephemeral_min_period_seconds", equalTo(300))
                .body("t5_store_type", equalTo("redis"))
                .body("status", equalTo("active"))
                .extract()
                .header("Location");

        JsonPath found = when().get(location).then().statusCode(200).extract().jsonPath();
        assertThat(found.getMap("")).hasSize(37);
        assertThat(found.getString("created_at")).endsWith("Z").isEqualTo(found.getString("updated_at"));
    }

    @Test
    void whatIsSentIsWhatIsRead() {
        String name = newName();
        Map<String, Object> sent = required(
                name,
                Map.ofEntries(
                        Map.entry("fps", 24),
                        Map.entry("pp", 16),
                        Map.entry("m405_mode", true),
                        Map.entry("priorities", List.of("low", "high")),
                        Map.entry("envs", Map.of("KEY", "välue \"quoted\" \\ 漢字 😀", "EMPTY", "")),
                        Map.entry("description", "漢字 and 'quotes'"),
                        Map.entry("separate_video_encode", false),
                        Map.entry("celery_task_concurrency", 3),
                        Map.entry("status", "pending")));
        json(sent).post(PATH).then().statusCode(201);

        JsonPath found = when().get(PATH + "/name/" + name)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        sent.forEach(
                (field, value) -> assertThat(found.<Object>get(field)).as(field).isEqualTo(value));
        assertThat(found.getString("priority")).isEqualTo("low");
    }

    @Test
    void aWholeNumberMayBeWrittenWithAFractionOrAnExponent() {
        int id = create(required(newName()));
        json("{\"pp\": 2.0, \"fps\": 1e2, \"tp\": \"4\"}")
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("pp", equalTo(2))
                .body("fps", equalTo(100))
                .body("tp", equalTo(4));
        json("{\"source_instance_id\": %d.0}".formatted(id))
                .post(PATH + "/copy")
                .then()
                .statusCode(201);
    }

    @Test
    void aChangeTouchesOnlyWhatIsSent() {
        String name = newName();
        int id = create(required(name, Map.of("tp", 4, "envs", Map.of("A", "1"))));

        json("{\"pp\": 2, \"priority\": \"very_low\", \"tp\": null, \"id\": 7, \"form_token\": \"x\"}")
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("X-Ignored-Fields", equalTo("form_token, id"))
                .body("pp", equalTo(2))
                .body("tp", equalTo(4))
                .body("name", equalTo(name))
                .body("envs.A", equalTo("1"))
                .body("priorities", contains("very_low", "normal", "low"));
    }

    @Test
    void aNameIsTakenOnce() {
        String taken = newName();
        create(required(taken));
        int other = create(required(newName()));

        json(required(taken)).post(PATH).then().statusCode(409).contentType("application/problem+json");
        json(Map.of("name", taken)).put(PATH + "/" + other).then().statusCode(409);
        json(Map.of("source_instance_id", other, "new_name", taken))
                .post(PATH + "/copy")
                .then()
                .statusCode(409);
        json(Map.of("name", taken.toUpperCase())).put(PATH + "/" + other).then().statusCode(200);
    }

    @Test
    void aCopyHasANameOfItsOwnAndAllElseOfItsSource() {
        String name = newName();
        int source = create(required(name, Map.of("fps", 60, "envs", Map.of("A", "1"), "status", "error")));

        Map<String, Integer> request = Map.of("source_instance_id", source);
        json(request)
                .post(PATH + "/copy")
                .then()
                .statusCode(201)
                .body("name", equalTo(name + "-copy"))
                .body("fps", equalTo(60))
                .body("envs.A", equalTo("1"))
                .body("status", equalTo("error"));
        json(request).post(PATH + "/copy").then().statusCode(201).body("name", equalTo(name + "-copy-2"));
    }

    @Test
    void aDeletedInstanceIsGone() {
        String at = PATH + "/" + create(required(newName()));
        when().delete(at).then().statusCode(204);
        when().get(at).then().statusCode(404);
        when().delete(at).then().statusCode(404);
        json(Map.of("pp", 2)).put(at).then().statusCode(404);
        json(Map.of("source_instance_id", Integer.MAX_VALUE))
                .post(PATH + "/copy")
                .then()
                .statusCode(404);
    }

    @Test
    void aListIsFilteredAndPaged() {
        String cluster = newName();
        int first = create(required("Alpha_" + cluster, Map.of("cluster_name", cluster, "priorities", List.of("low"))));
        int second = create(required("beta%" + cluster, Map.of("cluster_name", cluster, "status", "inactive")));
        int third = create(required("alpha " + cluster, Map.of("cluster_name", cluster, "model_name", "other")));

        list(cluster, Map.of()).body("id", contains(third, second, first)).header("X-Total-Count", nullValue());
        list(cluster, Map.of("limit", 1, "skip", 1, "count", true))
                .body("id", contains(second))
                .header("X-Total-Count", equalTo("3"));
        list(cluster, Map.of("name", "ALPHA")).body("id", contains(third, first));
        list(cluster, Map.of("name", "a_")).body("id", contains(first));
        list(cluster, Map.of("name", "a%")).body("id", contains(second));
        list(cluster, Map.of("model_name", "other")).body("id", contains(third));
        list(cluster, Map.of("status", "inactive")).body("id", contains(second));
        list(cluster, Map.of("priority", "low")).body("id", contains(first));
        list(cluster, Map.of("priority", "high", "status", "active", "_t", "1712", "status ", "?"))
                .body("id", contains(third));
        list(cluster, Map.of("skip", 3)).body("", hasSize(0));
    }

    @Test
    void aPathAnswersAlikeWithATrailingSlash() {
        int id = create(required(newName()));
        given().redirects()
                .follow(false)
                .get(PATH + "/" + id + "/")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
        given().redirects()
                .follow(false)
                .get(PATH + "/?limit=1")
                .then()
                .statusCode(200)
                .body("", hasSize(1));
    }

    @Test
    void aLongListHasALengthSinceOldClientsCannotReadChunks() {
        String cluster = newName();
        for (int number = 0; number < 20; number++) {
            create(required(newName(), Map.of("cluster_name", cluster, "description", "x".repeat(1000))));
        }
        String length = list(cluster, Map.of()).extract().header("Content-Length");
        assertThat(Integer.parseInt(length)).isGreaterThan(20_000);
    }

    @Test
    void theRequestIdIsEchoedOrMade() {
        given().header("X-Request-Id", "abc-1").get(PATH).then().header("X-Request-Id", equalTo("abc-1"));
        assertThat(given().header("X-Request-Id", "a b").get(PATH).header("X-Request-Id"))
                .hasSize(16);
    }

    @Test
    void aNameWithASlashIsFound() {
        String name = "org/" + newName();
        create(required(name));
        given().get(PATH + "/name/{name}", name).then().statusCode(200).body("name", endsWith(name));
    }

    private static io.restassured.response.ValidatableResponse list(String cluster, Map<String, ?> parameters) {
        return given().queryParam("cluster_name", cluster)
                .queryParams(parameters)
                .get(PATH)
                .then()
                .statusCode(200);
    }
}
