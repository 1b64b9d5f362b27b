package dev.inferenceinstances.history;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.json;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What became of instances, on every database. */
abstract class HistoryContract extends RollbackContract {

    private static final String ALL = "/api/history";

    @Test
    void eachChangeIsAnEntryWithTheStateThatItMade() {
        String name = newName();
        int id = create(required(name, Map.of("fps", 24, "envs", Map.of("A", "1"))));
        given().header("X-Request-Id", "second")
                .contentType("application/json")
                .body(Map.of("replicas", 3, "priority", "low", "pp", 1))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        when().delete(PATH + "/" + id).then().statusCode(204);

        JsonPath page = when().get(of(id))
                .then()
                .statusCode(200)
                .body("total_count", equalTo(3))
                .body("limit", equalTo(50))
                .body("offset", equalTo(0))
                .body("has_more", equalTo(false))
                .body("history_records.operation_type", contains("delete", "update", "create"))
                .body("history_records.replicas", contains(3, 3, 1))
                .body("history_records.fps", contains(24, 24, 24))
                .body(
                        "history_records.changed_fields",
                        contains(List.of(), List.of("replicas", "priorities"), List.of()))
                .extract()
                .jsonPath();
        assertThat(page.getMap("history_records[1]"))
                .hasSize(42)
                .containsEntry("original_id", id)
                .containsEntry("name", name)
                .containsEntry("envs", Map.of("A", "1"))
                .containsEntry("priorities", List.of("low", "normal", "very_low"))
                .containsEntry("changed_by", "anonymous")
                .containsEntry("request_id", "second")
                .doesNotContainKeys("id", "priority");
        assertThat(Instant.parse(page.getString("history_records[1].operation_timestamp")))
                .isBetween(Instant.now().minus(1, ChronoUnit.MINUTES), Instant.now());

        int latest = page.getInt("history_records[0].history_id");
        when().get(of(id) + "/latest").then().statusCode(200).body("history_id", equalTo(latest));
        when().get(of(id) + "/count").then().body("$", equalTo(Map.of("instance_id", id, "count", 3)));
        when().get(ALL + "/" + latest).then().statusCode(200).body("operation_type", equalTo("delete"));
    }

    @Test
    void whatChangesNothingIsNoEntryAndNoNewVersion() {
        int id = create(required(newName(), Map.of("tp", 4)));
        String updatedAt = when().get(PATH + "/" + id).jsonPath().getString("updated_at");
        json(Map.of("tp", 4, "status", "active")).put(PATH + "/" + id).then().statusCode(200);
        when().get(of(id) + "/count").then().body("count", equalTo(1));
        when().get(PATH + "/" + id).then().body("updated_at", equalTo(updatedAt));
    }

    /** MySQL keeps JSON in an order and with blanks of its own, and other programs write it in theirs. */
    @Test
    void jsonThatIsOnlyWrittenOtherwiseIsNoChange() {
        Map<String, String> envs = new LinkedHashMap<>();
        envs.put("LONG_NAME", "1");
        envs.put("B", "2");
        int id = create(required(newName(), Map.of("envs", envs, "priorities", List.of("low", "high"))));
        Response shown = when().get(PATH + "/" + id);
        json(Map.of("priority", "low", "envs", envs))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .body(shown.asString())
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        when().get(of(id) + "/count").then().body("count", equalTo(1));
        when().get(PATH + "/" + id).then().header("ETag", shown.header("ETag"));
    }

    @Test
    void whatIsRefusedIsNoEntry() {
        String taken = newName();
        create(required(taken));
        int id = create(required(newName()));
        json(Map.of("name", taken, "tp", 2)).put(PATH + "/" + id).then().statusCode(409);
        when().get(of(id) + "/count").then().body("count", equalTo(1));
    }

    @Test
    void entriesAreFoundByKindTimeAndInstance() {
        int id = create(required(newName()));
        List.of(2, 3).forEach(tp -> json(Map.of("tp", tp)).put(PATH + "/" + id));
        String day = Instant.now().toString().substring(0, 10);
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString().substring(0, 10);
        entries(Map.of("original_id", id, "operation_type", "update"), 2);
        entries(Map.of("original_id", id, "start_date", day), 3);
        entries(Map.of("original_id", id, "end_date", tomorrow), 3);
        entries(Map.of("original_id", id, "start_date", tomorrow), 0);
        entries(Map.of("original_id", id, "end_date", "2001-01-01"), 0);
        given().queryParam("limit", 1)
                .queryParam("offset", 1)
                .get(of(id))
                .then()
                .body("history_records.tp", contains(2))
                .body("has_more", equalTo(true));
        given().queryParam("limit", 2)
                .queryParam("offset", 1)
                .get(of(id))
                .then()
                .body("has_more", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource({"50, 0, 3", "3, 0, 3", "2, 0, 2", "2, 1, 2", "2, 2, 1", "2, 3, 0", "2, 9, 0"})
    void everyPageTellsHowManyThereAre(int limit, int offset, int shown) {
        int id = create(required(newName()));
        List.of(2, 3).forEach(tp -> json(Map.of("tp", tp)).put(PATH + "/" + id));
        for (String path : List.of(of(id), "/api/history?original_id=" + id)) {
            given().queryParam("limit", limit)
                    .queryParam("offset", offset)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("total_count", equalTo(3))
                    .body("history_records", hasSize(shown))
                    .body("has_more", equalTo(offset + shown < 3));
        }
    }

    @Test
    void twoEntriesAreCompared() {
        int id = create(required(newName(), Map.of("envs", Map.of("A", "1"))));
        json(Map.of("envs", Map.of("B", "2"), "fps", 30)).put(PATH + "/" + id);
        List<Integer> numbers = when().get(of(id)).jsonPath().getList("history_records.history_id");
        when().get(ALL + "/" + numbers.get(1) + "/diff/" + numbers.get(0))
                .then()
                .statusCode(200)
                .body("field", contains("fps", "envs"))
                .body("before", contains(nullValue(), equalTo(Map.of("A", "1"))))
                .body("after", contains(equalTo(30), equalTo(Map.of("B", "2"))));
        when().get(ALL + "/" + numbers.get(0) + "/diff/" + numbers.get(0))
                .then()
                .body("$", empty());
    }

    @Test
    void ofWhatNeverWasThereIsNoHistory() {
        for (String path : List.of("/history", "/history/latest", "/history/count")) {
            when().get(PATH + "/987654321" + path).then().statusCode(404).contentType("application/problem+json");
        }
        when().get(ALL + "/987654321").then().statusCode(404);
        when().get(ALL + "/987654321/diff/987654321").then().statusCode(404);
    }

    @Test
    void whatIsOutOfBoundsIsRefusedByName() {
        given().queryParam("limit", 1001)
                .queryParam("offset", -1)
                .queryParam("operation_type", "rename")
                .queryParam("start_date", "yesterday")
                .queryParam("original_id", "x")
                .get(ALL)
                .then()
                .statusCode(422)
                .body("errors.field", contains("limit", "offset", "original_id", "operation_type", "start_date"));
        for (String path : List.of(of(1).replace("/1/", "/9223372036854775808/"), ALL + "/9223372036854775808")) {
            when().get(path)
                    .then()
                    .statusCode(422)
                    .body("errors.message", contains("must be a whole number from 1 to 9223372036854775807"));
        }
    }

    @Test
    void requestsAreCountedByTheRouteAsItIsDocumented() {
        int id = create(required(newName()));
        when().get(of(id)).then().statusCode(200);
        String label = "GET /api/instances/{id}/history";
        await().untilAsserted(() -> when().get("/api/monitoring/db-pool/outcomes?window=start")
                .then()
                .body("by_route.route", hasItem(label)));
        await().untilAsserted(() ->
                assertThat(when().get("/q/metrics").asString()).contains("uri=\"/api/instances/{id}/history\""));
    }

    @Test
    void anInstanceMayBeNamedHistory() {
        String address = PATH + "/name/history";
        if (when().get(address).statusCode() == 404) {
            create(required("history"));
        }
        when().get(address).then().statusCode(200).body("name", equalTo("history"));
    }

    private static void entries(Map<String, ?> query, int count) {
        given().queryParams(query).get(ALL).then().statusCode(200).body("history_records", hasSize(count));
    }
}
