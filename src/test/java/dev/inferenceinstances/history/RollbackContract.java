package dev.inferenceinstances.history;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.json;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How instances come back to what they were. */
abstract class RollbackContract {

    /** Of which some have both at it in the same moment. */
    private static final int ROUNDS = 40;

    @Test
    void anInstanceGoesBackToWhatItWas() {
        String name = newName();
        int id = create(required(name, Map.of("tp", 2)));
        json(Map.of("tp", 4, "fps", 30, "name", newName())).put(PATH + "/" + id);
        rollBack(id, entryOf(id, "create"))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name", equalTo(name))
                .body("tp", equalTo(2))
                .body("fps", nullValue());
        when().get(PATH + "/name/" + name).then().statusCode(200).body("id", equalTo(id));
        when().get(of(id) + "/latest")
                .then()
                .body("operation_type", equalTo("rollback"))
                .body("changed_fields", contains("name", "fps", "tp"));
    }

    @Test
    void aDeletedInstanceComesBackUnderItsId() {
        String name = newName();
        int id = create(required(name, Map.of("tp", 2)));
        String createdAt = when().get(PATH + "/" + id).jsonPath().getString("created_at");
        when().delete(PATH + "/" + id);
        rollBack(id, entryOf(id, "delete")).statusCode(200).body("id", equalTo(id));
        when().get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(name))
                .body("created_at", equalTo(createdAt));
        assertThat(create(required(newName()))).isGreaterThan(id);
    }

    @Test
    void twoWhoBringItBackAtOnceBothSucceed() {
        for (int round = 0; round < ROUNDS; round++) {
            int id = create(required(newName()));
            when().delete(PATH + "/" + id);
            int entry = entryOf(id, "delete");
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> statusOfRollBack(id, entry));
            assertThat(List.of(statusOfRollBack(id, entry), other.join()))
                    .as("round %d", round)
                    .containsExactly(200, 200);
            when().get(of(id) + "/count").then().body("count", equalTo(3));
        }
    }

    private static int statusOfRollBack(int id, int entry) {
        return rollBack(id, entry).extract().statusCode();
    }

    @Test
    void whatAnotherIsNamedNowCannotComeBack() {
        String name = newName();
        int id = create(required(name));
        when().delete(PATH + "/" + id);
        create(required(name));
        rollBack(id, entryOf(id, "delete")).statusCode(409);
        when().get(of(id) + "/count").then().body("count", equalTo(2));
    }

    @Test
    void onlyTheOwnEntriesOfAnInstanceLeadBack() {
        int id = create(required(newName()));
        int other = create(required(newName()));
        rollBack(id, entryOf(other, "create")).statusCode(404);
        rollBack(id, Integer.MAX_VALUE).statusCode(404);
        json(Map.of()).post(PATH + "/" + id + "/rollback").then().statusCode(422);
    }

    @Test
    void whatWasChangedMeanwhileIsNotOverwritten() {
        int id = create(required(newName(), Map.of("tp", 2)));
        String known = when().get(PATH + "/" + id).header("ETag");
        int entry = entryOf(id, "create");
        json(Map.of("tp", 4)).put(PATH + "/" + id).then().statusCode(200);
        Map<String, Object> body = Map.of("history_id", entry);
        String path = PATH + "/" + id + "/rollback";
        json(body).header("If-Match", known).post(path).then().statusCode(412);
        when().get(PATH + "/" + id).then().body("tp", equalTo(4));
        String now = when().get(PATH + "/" + id).header("ETag");
        json(body).header("If-Match", now).post(path).then().statusCode(200).body("tp", equalTo(2));
    }

    static ValidatableResponse rollBack(int id, int historyId) {
        return json(Map.of("history_id", historyId))
                .post(PATH + "/" + id + "/rollback")
                .then();
    }

    static int entryOf(int id, String kind) {
        return given().queryParam("operation_type", kind)
                .get(of(id))
                .jsonPath()
                .getInt("history_records[0].history_id");
    }

    static String of(int id) {
        return PATH + "/" + id + "/history";
    }
}
