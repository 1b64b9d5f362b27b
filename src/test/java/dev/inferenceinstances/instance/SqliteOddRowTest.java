package dev.inferenceinstances.instance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a hand or another program wrote into columns of SQLite, which take any value: none keeps the others from being read. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteOddRowTest {

    private static final String PATH = "/api/instances";

    private static final List<String> TIMES = List.of(
            "'2024-05-01 10:00:00'",
            "'2024-05-01 10:00:00.000000'",
            "'2024-05-01 10:00:00'",
            "'2024-05-01T10:00:00Z'",
            "'2024-05-01 12:00:00+02:00'",
            "'2024-05-01'",
            "'yesterday'",
            "'yesterday'",
            "''",
            "1714557600",
            "NULL",
            "NULL");

    @Inject
    AgroalDataSource pool;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "envs       | 'A=1'              | {}",
                "envs       | '{broken'          | {}",
                "envs       | '{\"A\": 5}'       | {\"A\":\"5\"}",
                "priorities | '[\"low\"'         | [\"low\"]",
                "priorities | 'nothing'          | [\"high\",\"normal\",\"low\",\"very_low\"]",
                "created_at | 'yesterday'        | null",
                "created_at | ''                 | null",
                "updated_at | 1700000000         | null",
                "updated_at | '2026-11-23 08:00' | \"2026-11-23T08:00:00Z\""
            })
    void isReadChangedAndExported(String column, String value, String shown) throws SQLException {
        String name = "odd";
        int id = created(name);
        try {
            execute("UPDATE inference_instances SET %s = %s WHERE id = %d".formatted(column, value, id));
            assertThat(given().get(PATH + "?name=" + name)
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .contains("\"%s\":%s".formatted(column, shown));
            given().get(PATH + "/export").then().statusCode(200);
            given().get(PATH + "?sort=-updated_at").then().statusCode(200);
            given().contentType(ContentType.JSON)
                    .body(Map.of("pp", 2))
                    .put(PATH + "/" + id)
                    .then()
                    .statusCode(200);
            given().get(PATH + "/" + id + "/history").then().statusCode(200);
            execute("UPDATE inference_instances_history SET operation_timestamp = 'once' WHERE original_id = " + id);
            given().get(PATH + "/" + id + "/history")
                    .then()
                    .statusCode(200)
                    .body("history_records[0].operation_timestamp", nullValue());
        } finally {
            given().delete(PATH + "/" + id).then().statusCode(204);
        }
    }

    /** As text, the same moment in two forms is two places, and what is no moment has a place as well. */
    @ParameterizedTest
    @ValueSource(strings = {"created_at", "-created_at", "updated_at", "-updated_at"})
    void pagesMeetEachRowOnceWhateverFormItsTimesAreIn(String sort) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        for (String time : TIMES) {
            int id = created("odd-" + ids.size());
            ids.add(id);
            execute("UPDATE inference_instances SET created_at = %1$s, updated_at = %1$s WHERE id = %2$d"
                    .formatted(time, id));
        }
        try {
            List<Integer> whole = given().get(PATH + "?cluster_name=odd&sort=" + sort)
                    .then()
                    .extract()
                    .path("id");
            assertThat(whole).containsExactlyInAnyOrderElementsOf(ids);
            List<Integer> walked = new ArrayList<>();
            Response page = given().get(PATH + "?cluster_name=odd&limit=1&sort=" + sort);
            while (!page.<List<Integer>>path("id").isEmpty()) {
                walked.addAll(page.path("id"));
                assertThat(walked).as("walked so far").hasSizeLessThanOrEqualTo(ids.size());
                page = given().urlEncodingEnabled(false).get(page.header("Link").replaceAll("^<|>.*", ""));
            }
            assertThat(walked).isEqualTo(whole);
        } finally {
            ids.forEach(id -> given().delete(PATH + "/" + id).then().statusCode(204));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01 10:00:00,        2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, true",
        "2024-05-01 10:00:00.000000, 2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, true",
        "2024-05-01T10:00:00,        2024-05-01T10:00:00Z, 2024-05-01, true",
        "2024-05-01T10:00:00,        2024-05-01T23:00:00Z, 2024-05-02, false",
        "2024-05-01 00:00:00,        2024-05-01, 2024-05-01, true",
        "2024-05-01,                 2024-05-01, 2024-05-01, true",
        "2024-05-01 10:00,           2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, true",
        "2024-05-01 10:00:00.5,      2024-05-01T10:00:00.500Z, 2024-05-01T10:00:00.500Z, true",
        "2024-05-01 10:00:00.5,      2024-05-01T10:00:00.500001Z, 2024-05-02, false",
        "2024-05-01T10:00:00Z,       2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, true",
        "2024-05-01T10:00:00Z,       2024-05-01T10:00:00.500Z, 2024-05-02, false",
        "2024-05-01 12:00:00+02:00,  2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z, true",
        "2024-05-01 10:00:20,        2024-05-01T10:00:02Z, 2024-05-01T10:00:19Z, false"
    })
    void historyIsFoundByItsTimeWhateverFormThatIsIn(String stored, String start, String end, boolean found)
            throws SQLException {
        int id = created("odd");
        try {
            execute("UPDATE inference_instances_history SET operation_timestamp = '%s' WHERE original_id = %d"
                    .formatted(stored, id));
            given().queryParam("start_date", start)
                    .queryParam("end_date", end)
                    .get(PATH + "/" + id + "/history")
                    .then()
                    .statusCode(200)
                    .body("total_count", equalTo(found ? 1 : 0));
        } finally {
            given().delete(PATH + "/" + id).then().statusCode(204);
        }
    }

    /** The filter and what is shown, also where the row holds no JSON, which other databases would refuse. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "low",
                "high, low",
                "LOW",
                "('low',)",
                "['low', 'high']",
                "{'low': 1, 'normal': 2}",
                "{\"first\": \"very_low\"",
                "low {high}",
                "[\"low\"",
                "[\"LOW\", \"normal",
                "[\"low\", \"high\"] {",
                "[HIGH]",
                ""
            })
    void thePriorityThatIsShownIsFound(String stored) throws SQLException {
        int id = created("odd");
        try {
            execute("UPDATE inference_instances SET priorities = '%s' WHERE id = %d"
                    .formatted(stored.replace("'", "''"), id));
            String shown = given().get(PATH + "/" + id).path("priority");
            for (String priority : List.of("high", "normal", "low", "very_low")) {
                given().get(PATH + "?name=odd&priority=" + priority)
                        .then()
                        .body("id", equalTo(priority.equals(shown) ? List.of(id) : List.of()));
            }
        } finally {
            given().delete(PATH + "/" + id).then().statusCode(204);
        }
    }

    private static int created(String name) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "model_name", "m", "cluster_name", "odd", "image_tag", "v"))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
