package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How instances are found in tables of the earlier service whose columns cannot hold every sign. */
abstract class MySqlProtocolFindingContract extends FindingContract {

    private static final String ROCKET = "\uD83D\uDE80";

    private static final List<String> TEXTS = List.of("name", "model_name", "cluster_name");

    @ParameterizedTest
    @ValueSource(strings = {"latin1", "utf8"})
    void whatAColumnCannotHoldIsInNoRow(String characterSet) throws SQLException {
        // of other tests there are texts that it cannot hold
        change("DELETE FROM inference_instances");
        for (String column : TEXTS) {
            change(column, characterSet);
        }
        int id = create(required(newName()));
        for (String column : List.of("q", "name", "model_name", "cluster_name")) {
            given().queryParams(Map.of(column, "a" + ROCKET, "count", true, "sort", "name", "status", "active"))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("", hasSize(0))
                    .header("X-Total-Count", equalTo("0"));
            given().queryParam(column, ROCKET)
                    .get(PATH + "/export")
                    .then()
                    .statusCode(200)
                    .body(emptyString());
        }
        given().queryParam("model_name", "llama")
                .queryParam("cluster_name", "c1")
                .get(PATH)
                .then()
                .body("id", contains(id));
    }

    @AfterEach
    void holdEverySignAgain() throws SQLException {
        for (String column : TEXTS) {
            change(column, "utf8mb4 COLLATE utf8mb4_bin");
        }
    }

    private void change(String column, String characterSet) throws SQLException {
        change("ALTER TABLE inference_instances MODIFY %s VARCHAR(255) CHARACTER SET %s NOT NULL"
                .formatted(column, characterSet));
    }

    final void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement changing = connection.createStatement()) {
            changing.execute(statement);
        }
    }
}
