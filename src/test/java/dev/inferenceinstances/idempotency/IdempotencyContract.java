package dev.inferenceinstances.idempotency;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.json;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again is not done again, on every database. */
abstract class IdempotencyContract {

    private static final int AT_ONCE = 20;
    private static final long A_DAY_AND_A_BIT = 86_500_000;

    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameRequestGetsTheSameAnswer() {
        Map<String, Object> body = required(newName(), Map.of("envs", Map.of("A", "ü")));
        Response first = post(body);
        assertThat(first.statusCode()).isEqualTo(201);
        String address = first.header("Location");
        json(Map.of("tp", 2)).put(address).then().statusCode(200);
        assertSame(post(body), first);
        when().delete(address).then().statusCode(204);
        assertSame(post(body), first);
        when().get(address).then().statusCode(404);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        post(required(newName()));
        json(required(newName()))
                .header("Idempotency-Key", key)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("detail", containsString("The Idempotency-Key \"" + key + "\" came with another request before"));
    }

    @Test
    void whatOnlyLooksAlikeIsAnotherRequest() {
        String name = newName();
        assertThat(post(required(name, Map.of("envs", Map.of("A", "1, B=2")))).statusCode())
                .isEqualTo(201);
        assertThat(post(required(name, Map.of("envs", Map.of("A", "1", "B", "2"))))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post(required(name, Map.of("envs", Map.of("A", "1, B=2")))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whatWasRefusedMayBeSentAgainUnderItsKey() {
        String name = newName();
        int taken = create(required(name));
        Map<String, Object> body = required(name);
        assertThat(post(body).statusCode()).isEqualTo(409);
        when().delete(PATH + "/" + taken);
        assertThat(post(body).statusCode()).isEqualTo(201);
    }

    @Test
    void ofManyAtOnceOneIsDone() throws Exception {
        String name = newName();
        int source = create(required(name));
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        List<String> answers = new ArrayList<>();
        try {
            List<Future<Response>> sent = new ArrayList<>();
            for (int sender = 0; sender < AT_ONCE; sender++) {
                sent.add(senders.submit(() -> json(Map.of("source_instance_id", source))
                        .header("Idempotency-Key", key)
                        .post(PATH + "/copy")));
            }
            for (Future<Response> one : sent) {
                assertThat(one.get().statusCode()).isEqualTo(201);
                answers.add(one.get().asString());
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(answers).containsOnly(answers.get(0));
        given().queryParam("name", name + "-copy").get(PATH).then().body("$", hasSize(1));
    }

    @Test
    void afterADayAKeyIsNewAgain() {
        post(required(newName()));
        QuarkusTransaction.requiringNew()
                .run(() ->
                        KeptAnswer.update("keptAt = keptAt - " + A_DAY_AND_A_BIT + " where idempotencyKey = ?1", key));
        assertThat(post(required(newName())).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y\tz", "ü"})
    void aKeyIsPrintableAscii(String word) {
        json(required(newName()))
                .header("Idempotency-Key", word)
                .post(PATH)
                .then()
                .statusCode(422);
    }

    private Response post(Map<String, Object> body) {
        return json(body).header("Idempotency-Key", key).post(PATH);
    }

    private static void assertSame(Response again, Response first) {
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).isEqualTo(first.contentType());
        for (String header : List.of("Location", "ETag")) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
    }
}
