package dev.inferenceinstances.bulk;

import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(DatabaseProfile.MySql.class)
class MySqlBulkTest extends BulkContract {

    private static final String CHARACTER_SET =
            "ALTER TABLE inference_instances MODIFY nonce VARCHAR(255) CHARACTER SET ";

    @Inject
    AgroalDataSource pool;

    /** As in a table of the earlier service. */
    @Test
    void inPartASignThatTheTableCannotHoldKeepsNoOtherRowOut() throws SQLException {
        execute(CHARACTER_SET + "latin1");
        try {
            BulkRequests.Answer answer = BulkRequests.lines(
                    "?partial=true",
                    Map.of(),
                    List.of(
                            required(newName()),
                            required(newName()),
                            required(newName(), Map.of("nonce", "\uD83D\uDE80")),
                            required(newName())));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            List<JsonPath> results = answer.body().lines().map(JsonPath::from).toList();
            assertThat(results).extracting(result -> result.getInt("status")).containsExactly(201, 201, 422, 201);
            assertThat(results.get(2).getString("problem.errors[0].field")).isEqualTo("body");
        } finally {
            execute(CHARACTER_SET + "utf8mb4");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
