package dev.inferenceinstances.instance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that a hand or another program wrote into columns of SQLite, which take any value: none keeps the others from being read. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteOddRowTest {

    private static final String PATH = "/api/instances";

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
        int id = given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "model_name", "m", "cluster_name", "c", "image_tag", "v"))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
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
        } finally {
            given().delete(PATH + "/" + id).then().statusCode(204);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
