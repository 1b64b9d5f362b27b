package dev.inferenceinstances.export;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.bulk.BulkRequests;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All instances in one answer, on every database. */
abstract class ExportContract {

    /** More than two pages. */
    private static final int MANY = 2_345;

    @Test
    void eachThatMeetsTheFiltersIsALineNewestFirst() {
        String cluster = newName();
        register(cluster, MANY, "");
        Response answer = export(Map.of("cluster_name", cluster));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        List<JsonPath> lines = answer.asString().lines().map(JsonPath::from).toList();
        List<Long> ids = lines.stream().map(line -> line.getLong("id")).toList();
        assertThat(ids).hasSize(MANY).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(lines.get(MANY - 1).getMap(""))
                .isEqualTo(when().get(PATH + "/" + ids.get(MANY - 1)).jsonPath().getMap(""));
        try (RawExport raw = RawExport.of("cluster_name=" + cluster)) {
            String all = raw.rest();
            assertThat(all).contains("\r\nTrailer: X-Total-Count\r\n").endsWith("0\r\nX-Total-Count: 2345\r\n\r\n");
        }
    }

    @Test
    void aTableQuotesWhatWouldBreakIt() {
        String cluster = newName() + ", \"north\"";
        register(cluster, 2, "two\nlines");
        Response answer = export(Map.of("cluster_name", cluster, "format", "csv"));
        assertThat(answer.contentType()).startsWith("text/csv");
        String text = answer.asString();
        assertThat(text)
                .startsWith("id,name,model_name,model_version,cluster_name,")
                .endsWith("\r\n");
        assertThat(text.split("\r\n")).hasSize(3);
        assertThat(text)
                .contains("\"" + cluster.replace("\"", "\"\"") + "\"")
                .contains("\"two\nlines\"")
                .contains("\"[\"\"high\"\",");
        assertThat(given().accept("text/csv")
                        .get(RawExport.PATH + "?name=" + newName())
                        .asString())
                .startsWith("id,name,")
                .hasLineCount(1);
    }

    @Test
    void whatNoInstanceMeetsIsEmpty() {
        Response answer = export(Map.of("name", newName()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"format, xml", "status, asleep", "priority, none"})
    void whatIsOutOfBoundsIsRefusedByName(String parameter, String value) {
        export(Map.of(parameter, value)).then().statusCode(422).body("errors.field", contains(parameter));
    }

    @Test
    void whatMeansNothingIsNamed() {
        export(Map.of("name", newName(), "limit", 5))
                .then()
                .statusCode(200)
                .header("X-Ignored-Parameters", equalTo("limit"));
        given().accept("application/json").get(RawExport.PATH).then().statusCode(406);
    }

    /** While its client reads nothing an export has no connection, and once the client is gone nothing is left of it. */
    @Test
    void noConnectionIsHeldForAClientThatReadsNothing() {
        String cluster = newName();
        IntStream.range(0, 2).forEach(part -> register(cluster, 2_500, "x".repeat(1_000)));
        try (RawExport raw = RawExport.of("cluster_name=" + cluster)) {
            assertThat(raw.line()).startsWith("HTTP/1.1 200");
            await().untilAsserted(
                            () -> when().get("/api/monitoring/db-pool").then().body("checked_out", equalTo(0)));
            export(Map.of("name", newName())).then().statusCode(200);
            assertThat(raw.rest()).endsWith("X-Total-Count: 5000\r\n\r\n");
        }
        int before = left();
        try (RawExport raw = RawExport.of("cluster_name=" + cluster)) {
            assertThat(raw.line()).startsWith("HTTP/1.1 200");
        }
        await().untilAsserted(() -> assertThat(left()).isEqualTo(before + 1));
    }

    /** How many clients have left before the end of theirs. */
    private static int left() {
        return when()
                .get("/api/monitoring/db-pool/outcomes?window=start")
                .jsonPath()
                .getList(
                        "by_route.findAll { it.route == 'GET /api/instances/export' && it.outcomes.client_error }"
                                + ".outcomes.client_error",
                        Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    static void register(String cluster, int count, String description) {
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            Map<String, Object> fields = new HashMap<>(required(newName()));
            fields.put("cluster_name", cluster);
            fields.put("description", description);
            rows.add(fields);
        }
        BulkRequests.array(rows).then().statusCode(201);
    }

    static Response export(Map<String, ?> query) {
        return given().queryParams(query).get(RawExport.PATH);
    }
}
