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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Changes that do not run over those of others, on every database. */
abstract class SafeEditContract {

    private static final int AT_ONCE = 50;

    @Test
    void eachVersionHasItsTagWhereverItIsShown() {
        Response created = json(required(newName())).post(PATH);
        String address = PATH + "/" + created.path("id");
        String first = created.header("ETag");
        assertThat(first).matches("\"[0-9a-f]{1,16}\"");
        assertThat(when().get(address).header("ETag")).isEqualTo(first);
        assertThat(when().get(PATH + "/name/" + created.path("name")).header("ETag"))
                .isEqualTo(first);
        String second = json(Map.of("tp", 2)).put(address).header("ETag");
        assertThat(second).isNotEqualTo(first);
        assertThat(json(Map.of("tp", 2)).put(address).header("ETag"))
                .as("nothing new")
                .isEqualTo(second);
        String third = json(Map.of("tp", 1)).put(address).header("ETag");
        assertThat(third).as("the state of before, changed since").isNotEqualTo(first);
        assertThat(when().get(address).header("ETag")).isEqualTo(third);
    }

    @Test
    void whoHasTheVersionIsNotSentItAgain() {
        String address = PATH + "/" + create(required(newName()));
        String tag = when().get(address).header("ETag");
        given().header("If-None-Match", tag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(equalTo(""));
        // as a proxy that compresses has made it
        given().header("If-None-Match", "\"0\", W/" + tag).get(address).then().statusCode(304);
        json(Map.of("tp", 2)).put(address);
        given().header("If-None-Match", tag).get(address).then().statusCode(200).body("tp", equalTo(2));
        given().header("If-None-Match", "W/" + tag).get(address).then().statusCode(200);
    }

    @Test
    void whoKnowsAnOlderVersionOnlyChangesNothing() {
        String address = PATH + "/" + create(required(newName()));
        String old = when().get(address).header("ETag");
        String now = json(Map.of("tp", 2))
                .header("If-Match", old)
                .put(address)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        json(Map.of("tp", 3))
                .header("If-Match", old)
                .put(address)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("detail", containsString("its ETag is " + now + " now"));
        merge("{\"tp\": 3}", address, old).statusCode(412);
        given().header("If-Match", old).delete(address).then().statusCode(412);
        when().get(address).then().body("tp", equalTo(2));
        json(Map.of("tp", 3)).header("If-Match", "*").put(address).then().statusCode(200);
        given().header("If-Match", old + ", " + when().get(address).header("ETag"))
                .delete(address)
                .then()
                .statusCode(204);
    }

    @Test
    void aMergePatchTakesAwayWhatIsNull() {
        String address = PATH + "/"
                + create(required(newName(), Map.of("fps", 24, "tp", 4, "envs", Map.of("A", "1", "B", "2"))));
        merge(
                        "{\"fps\": null, \"tp\": null, \"envs\": {\"A\": null, \"C\": \"3\"}, \"pp\": 2, \"colour\": null}",
                        address,
                        "*")
                .statusCode(200)
                .header("X-Ignored-Fields", equalTo("colour"))
                .body("fps", nullValue())
                .body("tp", equalTo(1))
                .body("pp", equalTo(2))
                .body("envs", equalTo(Map.of("B", "2", "C", "3")));
        merge("{\"envs\": null, \"priorities\": [\"low\"]}", address, "*")
                .statusCode(200)
                .body("envs", equalTo(Map.of()))
                .body("priorities", contains("low"));
        merge("{\"priority\": null}", address, "*").statusCode(200).body("priority", equalTo("high"));
        merge("{}", address, "*").statusCode(200);
        merge("{\"name\": null, \"pp\": 99}", address, "*").statusCode(422).body("errors.field", contains("name"));
        json(Map.of("tp", 8)).patch(address).then().statusCode(200).body("tp", equalTo(8));
    }

    @Test
    void ofManyWhoChangeTheSameVersionEachSeesWhatTheOthersDid() throws Exception {
        String address = PATH + "/" + create(required(newName(), Map.of("replicas", 1)));
        ExecutorService writers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Integer>> done = new ArrayList<>();
            for (int writer = 0; writer < AT_ONCE; writer++) {
                done.add(writers.submit(() -> addOne(address)));
            }
            for (Future<Integer> one : done) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
        when().get(address).then().body("replicas", equalTo(1 + AT_ONCE));
        when().get(address + "/history/count").then().body("count", equalTo(1 + AT_ONCE));
    }

    @Test
    void copiesAtOnceEachGetANameOfTheirOwn() throws Exception {
        String name = newName();
        int id = create(required(name));
        ExecutorService copiers = Executors.newFixedThreadPool(AT_ONCE);
        List<String> names = new ArrayList<>();
        try {
            List<Future<Response>> done = new ArrayList<>();
            for (int copier = 0; copier < AT_ONCE; copier++) {
                done.add(copiers.submit(
                        () -> json(Map.of("source_instance_id", id)).post(PATH + "/copy")));
            }
            for (Future<Response> one : done) {
                assertThat(one.get().statusCode()).isEqualTo(201);
                names.add(one.get().path("name"));
            }
        } finally {
            copiers.shutdownNow();
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(copy -> copy.startsWith(name + "-copy"));
    }

    /** How often it had to look again. */
    private static int addOne(String address) {
        for (int attempt = 0; ; attempt++) {
            Response seen = when().get(address);
            int replicas = seen.path("replicas");
            int status = json(new HashMap<>(Map.of("replicas", replicas + 1)))
                    .header("If-Match", seen.header("ETag"))
                    .put(address)
                    .statusCode();
            if (status == 200) {
                return attempt;
            }
            assertThat(status).isEqualTo(412);
        }
    }

    private static ValidatableResponse merge(String patch, String address, String ifMatch) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", ifMatch)
                .body(patch)
                .patch(address)
                .then();
    }
}
