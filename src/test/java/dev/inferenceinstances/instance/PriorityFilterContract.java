package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filter {@code priority} finds each row by the priority that it is shown with, whatever JSON an earlier service has left there. */
abstract class PriorityFilterContract {

    private static final int ROWS = 300;

    private static final String[] PARTS = {
        "high", "normal", "low", "very_low", "very_", "LOW", "urgent", "'", "\"", "[", "{", ", ", " ", "\n", "\\"
    };

    @Inject
    AgroalDataSource database;

    private final String cluster = newName();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NULL",
            value = {
                "NULL                                  | high, normal, low, very_low",
                "null                                  | high, normal, low, very_low",
                "{}                                    | high, normal, low, very_low",
                "[]                                    | high, normal, low, very_low",
                "[ ]                                   | high, normal, low, very_low",
                "[null]                                | high, normal, low, very_low",
                "\"\"                                  | high, normal, low, very_low",
                "7                                     | high, normal, low, very_low",
                "[\"urgent\"]                          | high, normal, low, very_low",
                "[\"LOW\"]                             | high, normal, low, very_low",
                "[\"normal\", \"high\"]                | normal, high",
                "[ \"low\" ]                           | low",
                "[\"urgent\", \"low\", \"high\"]       | low, high",
                "[\"LOW\", \"normal\"]                 | normal",
                "[\"highest\"]                         | high",
                "[null, \"low\"]                       | low",
                "[\"\", \"low\"]                       | low",
                "[[\"low\"]]                           | low",
                "[{\"high\": 1}]                       | high",
                "[{\"low\": 1}, \"high\"]              | low, high",
                "\"low\"                               | low",
                "\"urgent, high\"                      | high",
                "\"very_low, low\"                     | very_low, low",
                "\"low, very_low\"                     | low, very_low",
                "\"[\\\"very_low\\\", \\\"high\\\"]\"  | very_low, high",
                "\"[ \\\"high\\\"]\"                   | high",
                "\"{\\\"high\\\": 1, \\\"low\\\": 2}\" | high, low",
                "\"{\\\"low\\\": 1, \\\"high\\\": 2}\" | low, high",
                "\"['low', 'high']\"                   | low, high",
                "\"('low',)\"                          | low",
                "\"{'high'}\"                          | high",
                "{\"low\": 1, \"normal\": 2}           | normal, low",
                "{\"very_low\": 1, \"low\": 2}         | low, very_low",
                "{\"first\": \"very_low\"}             | very_low",
                "{\"a\": \"highest\"}                  | high",
                "{\"a\": [\"low\"]}                    | low"
            })
    void anOldRowIsFoundByTheFirstPriorityThatItIsShownWith(@Nullable String stored, String shown) throws SQLException {
        for (String blanks : stored == null ? List.of("") : List.of("", " ", "\n\t")) {
            insert(stored == null ? null : blanks + stored);
        }
        assertThat(shown())
                .extracting(row -> String.join(", ", priorities(row)))
                .containsOnly(shown);
        assertEachIsFoundByWhatIsShown();
    }

    @Test
    void soIsAnyOther() throws SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int number = 0; number < ROWS; number++) {
            insert(StoredJson.write(value(random, 0)));
        }
        assertThat(shown()).as("seed %d", seed).hasSize(ROWS);
        assertEachIsFoundByWhatIsShown();
    }

    private static Object value(Random random, int depth) {
        int kind = random.nextInt(depth < 2 ? 8 : 4);
        if (kind < 3) {
            return text(random);
        }
        if (kind == 3) {
            return random.nextInt(9);
        }
        List<Object> values = IntStream.range(0, random.nextInt(4))
                .mapToObj(at -> value(random, depth + 1))
                .toList();
        return kind < 6
                ? values
                : values.stream().collect(Collectors.toMap(value -> text(random), value -> value, (one, other) -> one));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(at -> PARTS[random.nextInt(PARTS.length)])
                .collect(Collectors.joining());
    }

    private void assertEachIsFoundByWhatIsShown() {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String priority : List.of("high", "normal", "low", "very_low")) {
            List<Map<String, Object>> rows = list(Map.of("priority", priority));
            assertThat(rows)
                    .allSatisfy(row -> assertThat(priorities(row))
                            .as(priority)
                            .startsWith(priority)
                            .first()
                            .isEqualTo(row.get("priority")));
            found.addAll(rows);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(shown());
    }

    @SuppressWarnings("unchecked")
    private static List<String> priorities(Map<String, Object> row) {
        return (List<String>) row.get("priorities");
    }

    private List<Map<String, Object>> shown() {
        return list(Map.of());
    }

    private List<Map<String, Object>> list(Map<String, ?> filter) {
        return given().queryParam("cluster_name", cluster)
                .queryParam("limit", 1000)
                .queryParams(filter)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
    }

    private void insert(@Nullable String priorities) throws SQLException {
        String row = "insert into inference_instances (name, model_name, cluster_name, image_tag, priorities)"
                + " values (?, 'm1', ?, 'v1', ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(row)) {
            insert.setString(1, newName());
            insert.setString(2, cluster);
            insert.setString(3, priorities);
            insert.executeUpdate();
        }
    }
}
