package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.CredentialsProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlPackagedIT extends ServerContract {

    private static final int AT_ONCE = 20;

    PostgresqlPackagedIT() {
        super(TestDatabase.POSTGRESQL);
    }

    @Test
    void whoMaySignInIsDecidedWhileEveryConnectionAndWorkerIsTaken() throws SQLException {
        String url = freshUrl();
        Map<String, String> settings = new HashMap<>(CredentialsProfile.CREDENTIALS);
        settings.putAll(PATIENT);
        settings.putAll(Map.of("DB_POOL_SIZE", "2", "DB_MAX_OVERFLOW", "3", "DB_MAX_WAITING", "" + WAITING));
        try (PackagedApplication application = start(url, settings)) {
            Crowd crowd;
            try (Connection ignored = saboteur.lockTable(server(), url)) {
                crowd = new Crowd(
                        application.address(),
                        ALL_WORKERS,
                        Map.of("Authorization", basic(CredentialsProfile.USERNAME, CredentialsProfile.PASSWORD)));
                await("the pool is exhausted and callers wait")
                        .atMost(PATIENCE)
                        .until(() -> report(application).getInt("waiting") == WAITING);

                application.request().get(INSTANCES).then().statusCode(401);
                as(application, "wrong").get(INSTANCES).then().statusCode(401);
                as(application, CredentialsProfile.PASSWORD)
                        .post("/api/auth/verify")
                        .then()
                        .statusCode(200);
                as(application, CredentialsProfile.PASSWORD)
                        .get(REPORT + "/connections")
                        .then()
                        .statusCode(200);
                assertThat(crowd.allWait())
                        .as("all this was answered while everybody waited")
                        .isTrue();
                assertThat(report(application).getInt("shed_requests")).isZero();
            }
            assertThat(crowd.statuses()).hasSize(ALL_WORKERS).containsOnly(200);
        }
    }

    /** Each of several requests comes twenty times at once, to both of two replicas. */
    @Test
    void whatIsSentToTwoReplicasAtOnceIsDoneOnce() throws Exception {
        String url = freshUrl();
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try (PackagedApplication one = start(url, Map.of());
                PackagedApplication other = start(url, Map.of())) {
            List<PackagedApplication> replicas = List.of(one, other);
            for (PackagedApplication replica : replicas) {
                await("it is ready")
                        .atMost(PATIENCE)
                        .until(() -> replica.request().get(READY).statusCode() == 200);
            }
            for (String key : List.of("first", "second", "third")) {
                CyclicBarrier together = new CyclicBarrier(AT_ONCE);
                List<Future<Response>> sent = IntStream.range(0, AT_ONCE)
                        .mapToObj(sender -> senders.submit(() -> {
                            together.await();
                            return post(replicas.get(sender % 2), key, "race-" + key);
                        }))
                        .toList();
                Set<String> answers = new HashSet<>();
                for (Future<Response> each : sent) {
                    Response answer = each.get();
                    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
                    // the address is that by which the replica was asked
                    answers.add(URI.create(answer.header("Location")).getPath()
                            + answer.header("ETag")
                            + answer.asString());
                }
                assertThat(answers).as(key).hasSize(1);
                assertThat(post(other, key, "another").statusCode()).isEqualTo(409);
            }
            one.request().get("/api/history").then().body("total_count", equalTo(3));
            one.request().get(INSTANCES).then().body("name", contains("race-third", "race-second", "race-first"));
        } finally {
            senders.shutdownNow();
        }
    }

    private static Response post(PackagedApplication replica, String key, String name) {
        return replica.request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("name", name, "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                .post(INSTANCES);
    }

    private static RequestSpecification as(PackagedApplication application, String password) {
        return application.request().header("Authorization", basic(CredentialsProfile.USERNAME, password));
    }

    private static String basic(String username, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
