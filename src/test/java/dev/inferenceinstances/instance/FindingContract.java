package dev.inferenceinstances.instance;

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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How instances are found, alike on every database. */
abstract class FindingContract {

    /** So many rows that there are several pages, the last of them not full. */
    private static final int ROWS = 14;

    private static final int QUERIES = 100;

    @Inject
    AgroalDataSource database;

    private final String cluster = newName();

    @ParameterizedTest
    @CsvSource({
        "БЕРТ-Большой, берт-б",
        "straße, STRAßE",
        "ΣΊΣΥΦΟΣ, σίσυφος",
        "Łódź, łÓDŹ",
        "ქართული, ᲥᲐᲠ",
        "𐐀𐐁, 𐐨𐐩",
        "漢字 😀, 字 😀",
        "50%_[x]*?\\^$, %_[X]*?\\^$"
    })
    void aPartOfANameIsFoundInEveryAlphabet(String name, String part) {
        int id = create(required(name + newName(), Map.of("cluster_name", cluster)));
        create(required(newName(), Map.of("cluster_name", cluster)));
        list(Map.of("name", part)).body("id", contains(id));
        list(Map.of("q", part)).body("id", contains(id));
    }

    @Test
    void accentsAndTwinsOfOtherLettersAreNotTheSame() {
        int id = create(required("Bért 😀" + newName(), Map.of("cluster_name", cluster, "model_name", "Bért ")));
        for (String other : List.of("bert", "bért😀", "😁", "bért  ")) {
            list(Map.of("name", other)).body("", hasSize(0));
        }
        for (String other : List.of("Bert ", "bért ", "Bért", "Bért  ")) {
            list(Map.of("model_name", other)).body("", hasSize(0));
        }
        list(Map.of("model_name", "Bért ")).body("id", contains(id));
    }

    @Test
    void aPartIsLookedForInAllTextsForPeople() {
        int byName = create(required("Qüx" + newName(), Map.of("cluster_name", cluster)));
        int byModel = create(required(newName(), Map.of("cluster_name", cluster, "model_name", "a QÜX b")));
        int byText = create(required(newName(), Map.of("cluster_name", cluster, "description", "qÜx")));
        create(required(newName(), Map.of("cluster_name", cluster, "image_tag", "qüx")));
        list(Map.of("q", "qüx")).body("id", contains(byText, byModel, byName));
        list(Map.of("q", "qüx", "model_name", "a QÜX b")).body("id", contains(byModel));
        list(Map.of("q", cluster.substring(3).toUpperCase(), "limit", 1)).body("", hasSize(1));
    }

    @Test
    void filtersGiveWhatAModelInMemoryGives() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ListModel model = ListModel.random(random, cluster);
        model.rows().forEach(row -> row.put("id", create(row)));
        for (int number = 0; number < QUERIES; number++) {
            Map<String, Object> query = model.query(random);
            List<Integer> expected = model.found(query);
            String asked = "seed %d, query %d, %s".formatted(seed, number, query);
            ValidatableResponse page = list(query);
            assertThat(page.extract().jsonPath().<Integer>getList("id"))
                    .as(asked)
                    .isEqualTo(expected);
            if (query.containsKey("count")) {
                assertThat(page.extract().header("X-Total-Count"))
                        .as(asked)
                        .isEqualTo("" + model.all(query).size());
            }
            query.remove("skip");
            assertThat(allPages(list(query))).as(asked).isEqualTo(model.all(query));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-id", "id", "name", "-model_name", "cluster_name", "-created_at", "updated_at"})
    void aListThatChangesIsPagedWithoutAGapOrARepetition(String sort) throws SQLException {
        Set<Integer> lasting = new HashSet<>();
        for (int number = 0; number < ROWS; number++) {
            lasting.add(newRow(number));
        }
        insertOldRows();
        lasting.addAll(list(Map.of("limit", 1000)).extract().jsonPath().getList("id"));
        Set<Integer> seen = new HashSet<>();
        String next = PATH + "?limit=4&cluster_name=" + cluster + "&sort=" + sort;
        while (next != null) {
            ValidatableResponse page = get(next);
            List<Integer> ids = page.extract().jsonPath().getList("id");
            assertThat(ids).noneMatch(seen::contains);
            seen.addAll(ids);
            next = next(page);
            // every second time it is the row that the cursor names
            int gone = ids.isEmpty() ? newRow(1) : ids.get(seen.size() % 8 == 0 ? ids.size() - 1 : 0);
            when().delete(PATH + "/" + gone).then().statusCode(204);
            lasting.removeIf(id -> id == gone && !seen.contains(id));
            newRow(seen.size());
        }
        assertThat(seen).containsAll(lasting);
    }

    @Test
    void theNextPageIsLinkedToWhereThereMayBeOne() {
        int first = newRow(1);
        int second = newRow(2);
        list(Map.of("limit", 3)).header("Link", nullValue());
        String link =
                list(Map.of("limit", 1, "count", true, "skip", 0)).extract().header("Link");
        assertThat(link).matches("<http://[^/]+/api/instances\\?[^>]*after=[^>]+>; rel=\"next\"");
        get(link.substring(1, link.indexOf('>'))).body("id", contains(first)).header("X-Total-Count", equalTo("2"));
        list(Map.of("limit", 1)).body("id", contains(second));
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        list(Map.of("Status", "x", "_t", 1)).header("X-Ignored-Parameters", equalTo("Status, _t"));
        list(Map.of()).header("X-Ignored-Parameters", nullValue());
        given().queryParam("sort", "priority")
                .get(PATH)
                .then()
                .statusCode(422)
                .body("detail", containsString("created_at"));
    }

    private int newRow(int number) {
        return create(required(
                "p" + number % 7 + newName(), Map.of("cluster_name", cluster, "model_name", "m" + number % 3)));
    }

    /** As the earlier service may have left them, without times. */
    private void insertOldRows() throws SQLException {
        for (int number = 0; number < 5; number++) {
            insertOldRow();
        }
    }

    private void insertOldRow() throws SQLException {
        String row = "insert into inference_instances (name, model_name, cluster_name, image_tag)"
                + " values (?, 'm1', ?, 'v1')";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(row)) {
            insert.setString(1, newName());
            insert.setString(2, cluster);
            insert.executeUpdate();
        }
    }

    /** The ids on this page and all that follow it. */
    private static List<Integer> allPages(ValidatableResponse first) {
        List<Integer> ids = new ArrayList<>(first.extract().jsonPath().getList("id"));
        for (String next = next(first); next != null; ) {
            ValidatableResponse page = get(next);
            ids.addAll(page.extract().jsonPath().getList("id"));
            next = next(page);
        }
        return ids;
    }

    private static ValidatableResponse get(String address) {
        return given().urlEncodingEnabled(false).get(address).then().statusCode(200);
    }

    private static @Nullable String next(ValidatableResponse page) {
        String link = page.extract().header("Link");
        return link == null ? null : link.substring(1, link.indexOf('>'));
    }

    private ValidatableResponse list(Map<String, ?> parameters) {
        return given().queryParam("cluster_name", cluster)
                .queryParams(parameters)
                .get(PATH)
                .then()
                .statusCode(200);
    }
}
