package dev.inferenceinstances.bulk;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many instances in one request, on every database. */
abstract class BulkContract {

    private static final int MOST = 10_000;

    @Test
    void allAreRegisteredInTheirOrderEachWithItsHistory() {
        List<String> names = List.of(newName(), newName() + " \uD83D\uDE80 é", newName());
        BulkRequests.Answer answer = BulkRequests.lines(
                "",
                Map.of("X-Request-Id", "bulk-1"),
                List.of(
                        required(names.get(0)),
                        required(
                                names.get(1),
                                Map.of("fps", 24, "envs", Map.of("A", "\"1\""), "quant_mode", true, "priority", "low")),
                        required(names.get(2), Map.of("colour", "red"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.ignored()).contains("colour");
        List<Integer> ids = JsonPath.from(answer.body()).getList("ids");
        assertThat(JsonPath.from(answer.body()).getInt("created")).isEqualTo(3);
        assertThat(ids.stream().map(BulkContract::nameOf)).isEqualTo(names);
        when().get(PATH + "/" + ids.get(1))
                .then()
                .body("fps", equalTo(24))
                .body("envs", equalTo(Map.of("A", "\"1\"")))
                .body("quant_mode", equalTo(true))
                .body("cp", equalTo(8))
                .body("nonce", nullValue())
                .body("priorities", contains("low", "normal", "very_low"));
        for (int id : ids) {
            Map<String, Object> shown = when().get(PATH + "/" + id).jsonPath().getMap("");
            JsonPath history = when().get(PATH + "/" + id + "/history").jsonPath();
            Map<String, Object> entry = history.getMap("history_records[0]");
            assertThat(history.getInt("total_count")).isEqualTo(1);
            assertThat(entry)
                    .containsEntry("operation_type", "create")
                    .containsEntry("changed_fields", List.of())
                    .containsEntry("changed_by", "anonymous")
                    .containsEntry("request_id", "bulk-1")
                    .containsEntry("operation_timestamp", shown.get("created_at"));
            shown.keySet().removeAll(Set.of("id", "priority"));
            assertThat(entry).containsAllEntriesOf(shown);
        }
    }

    /** One that was registered with others is changed like any other: its version is that of what is stored. */
    @Test
    void whatWasRegisteredWithOthersCanBeChangedByItsVersion() {
        int id = BulkRequests.array(List.of(required(newName())))
                .then()
                .statusCode(201)
                .extract()
                .path("ids[0]");
        String version = when().get(PATH + "/" + id).header("ETag");
        given().header("If-Match", version)
                .contentType("application/json")
                .body(Map.of("tp", 2))
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        when().get(PATH + "/" + id + "/history/count").then().body("count", equalTo(2));
    }

    @Test
    void noneIsRegisteredWhereOneCannotBe() {
        String first = newName();
        List<Object> rows = List.of(required(first), required(newName(), Map.of("tp", 99, "pp", "x")), 3);
        BulkRequests.array(rows).then().statusCode(422).body("errors.field", contains("[1].pp", "[1].tp", "[2].body"));
        when().get(PATH + "/name/" + first).then().statusCode(404);
    }

    @Test
    void aNameThatIsTakenIsToldWithItsPlaceAndNothingIsRegistered() {
        String first = newName();
        String taken = newName();
        create(required(taken));
        long entries = historyLength();
        BulkRequests.array(List.of(required(first), required(taken)))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("index", equalTo(1))
                .body("name", equalTo(taken));
        BulkRequests.array(List.of(required(first), required(newName()), required(first)))
                .then()
                .statusCode(409)
                .body("index", equalTo(2))
                .body("name", equalTo(first));
        when().get(PATH + "/name/" + first).then().statusCode(404);
        assertThat(historyLength()).isEqualTo(entries);
    }

    @Test
    void inPartEachHasItsOwnAnswer() {
        String taken = newName();
        String free = newName();
        create(required(taken));
        List<String> lines = new ArrayList<>(List.of(
                BulkRequests.text(required(free)),
                BulkRequests.text(required(taken)),
                "{\"name\": ",
                BulkRequests.text(required(newName(), Map.of("tp", 0))),
                "",
                BulkRequests.text(required(free)),
                BulkRequests.text(required(newName()))));
        BulkRequests.Answer answer = BulkRequests.send("?partial=true", Map.of(), String.join("\r\n", lines));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.mediaType()).startsWith("application/x-ndjson");
        List<JsonPath> results = answer.body().lines().map(JsonPath::from).toList();
        assertThat(results.stream().map(result -> result.getInt("index"))).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(results.stream().map(result -> result.getInt("status")))
                .containsExactly(201, 409, 422, 422, 409, 201);
        assertThat(nameOf(results.get(0).getInt("id"))).isEqualTo(free);
        assertThat(results.get(1).getString("problem.detail")).contains(taken);
        assertThat(results.get(2).getString("problem.errors[0].message")).startsWith("is not well-formed JSON");
        assertThat(results.get(3).getString("problem.errors[0].field")).isEqualTo("tp");
        assertThat(results.get(5).getMap("problem")).isNull();
    }

    /** The names that each has seen free are given to another at the same moment: then none fails as a whole. */
    @Test
    void ofTwoThatSendTheSameAtOnceEachNameIsGivenOnce() {
        List<Object> rows = IntStream.range(0, 60)
                .mapToObj(row -> (Object) required(newName()))
                .toList();
        List<CompletableFuture<BulkRequests.Answer>> sent = IntStream.range(0, 4)
                .mapToObj(client -> CompletableFuture.supplyAsync(
                        () -> BulkRequests.lines("?partial=true", Map.of(), rows.subList(client * 5, 60 - client))))
                .toList();
        Map<String, Integer> statuses = new HashMap<>();
        for (CompletableFuture<BulkRequests.Answer> answer : sent) {
            assertThat(answer.join().status()).as(answer.join().body()).isEqualTo(200);
            answer.join()
                    .body()
                    .lines()
                    .forEach(line -> statuses.merge(JsonPath.from(line).getString("status"), 1, Integer::sum));
        }
        assertThat(statuses).containsOnlyKeys("201", "409").containsEntry("201", 60);
    }

    @Test
    void underTheSameKeyItIsDoneOnce() {
        String key = newName();
        List<Object> rows = IntStream.range(0, MOST)
                .mapToObj(row -> (Object) required(newName()))
                .toList();
        Map<String, String> header = Map.of("Idempotency-Key", key);
        BulkRequests.Answer first = BulkRequests.lines("", header, rows);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(JsonPath.from(first.body()).getList("ids", Long.class).stream()
                        .distinct()
                        .count())
                .isEqualTo(MOST);
        assertThat(BulkRequests.lines("", header, rows)).isEqualTo(first);
        assertThat(BulkRequests.lines("", header, rows.subList(1, 3)).status()).isEqualTo(409);
        assertThat(BulkRequests.lines("?partial=true", header, rows).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MOST + 1})
    void noneAndTooManyAreRefused(int count) {
        List<Object> rows =
                IntStream.range(0, count).mapToObj(row -> (Object) Map.of()).toList();
        BulkRequests.array(rows).then().statusCode(422).body("errors.field", hasItems("body"));
    }

    /** Each would take many times its text in memory. */
    @Test
    void nothingIsReadBehindTheFirstThatIsTooMany() {
        given().contentType("application/json")
                .body("[" + "{},".repeat(10_001) + "this is no JSON")
                .post(BulkRequests.BULK)
                .then()
                .statusCode(422)
                .body("detail", containsString("must hold 1 to 10000 instances"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "3", "[{}", "[{}] 3", "[{},]"})
    void whatIsNoListIsRefused(String body) {
        int status = given().contentType("application/json")
                .body(body)
                .post(BulkRequests.BULK)
                .statusCode();
        assertThat(status).isBetween(400, 422);
    }

    @Test
    void onlyHereABodyMayBeLong() {
        String blanks = " ".repeat(2_000_000);
        given().contentType("application/json")
                .body("[" + blanks + "]")
                .post(BulkRequests.BULK)
                .then()
                .statusCode(422);
        given().contentType("application/json")
                .body("{" + blanks + "}")
                .post(PATH)
                .then()
                .statusCode(413);
        assertThat(BulkRequests.withoutLength(PATH, "{" + blanks + "}")).isEqualTo(413);
        assertThat(BulkRequests.withoutLength(BulkRequests.BULK, "[" + blanks + "]"))
                .isEqualTo(422);
    }

    private static String nameOf(int id) {
        return when().get(PATH + "/" + id).then().statusCode(200).extract().path("name");
    }

    private static long historyLength() {
        return given().queryParam("limit", 1).get("/api/history").jsonPath().getLong("total_count");
    }
}
