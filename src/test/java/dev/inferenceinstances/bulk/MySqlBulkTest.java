package dev.inferenceinstances.bulk;

import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(DatabaseProfile.MySql.class)
class MySqlBulkTest extends BulkContract {

    private static final String CHARACTER_SET =
            "ALTER TABLE inference_instances MODIFY %s VARCHAR(255) CHARACTER SET %s %s";
    private static final String ROCKET = "\uD83D\uDE80";

    @Inject
    AgroalDataSource pool;

    /** As in a table of the earlier service. */
    @ParameterizedTest
    @CsvSource({"nonce, latin1, NULL", "name, utf8, NOT NULL"})
    void inPartASignThatTheTableCannotHoldKeepsNoOtherRowOut(String field, String characterSet, String nullable)
            throws SQLException {
        // of other tests there are names that it cannot hold
        execute("DELETE FROM inference_instances");
        execute(CHARACTER_SET.formatted(field, characterSet, nullable));
        try {
            BulkRequests.Answer answer = BulkRequests.lines(
                    "?partial=true",
                    Map.of(),
                    List.of(
                            required(newName()),
                            required(newName()),
                            required(newName(), Map.of(field, newName() + ROCKET)),
                            required(newName())));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            List<JsonPath> results = answer.body().lines().map(JsonPath::from).toList();
            assertThat(results).extracting(result -> result.getInt("status")).containsExactly(201, 201, 422, 201);
            assertThat(results.get(2).getString("problem.errors[0].field")).isEqualTo("body");
            when().get("/api/instances/name/" + ROCKET).then().statusCode(404);
        } finally {
            execute(CHARACTER_SET.formatted(field, "utf8mb4 COLLATE utf8mb4_bin", nullable));
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
