package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
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

/** Two replicas on one database server. A file of SQLite is for one replica. */
abstract class ReplicasContract {

    private static final int AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database;

    ReplicasContract(TestDatabase database) {
        this.database = database;
    }

    /** Each of several requests comes twenty times at once, to both of two replicas. */
    @Test
    void whatIsSentToTwoReplicasAtOnceIsDoneOnce() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try (DatabaseServer server = started();
                PackagedApplication one = start(server);
                PackagedApplication other = start(server)) {
            List<PackagedApplication> replicas = List.of(one, other);
            for (PackagedApplication replica : replicas) {
                await("it is ready")
                        .atMost(PATIENCE)
                        .until(() ->
                                replica.request().get(PackagedContract.READY).statusCode() == 200);
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
            one.request()
                    .get(PackagedContract.INSTANCES)
                    .then()
                    .body("name", contains("race-third", "race-second", "race-first"));
        } finally {
            senders.shutdownNow();
        }
    }

    private DatabaseServer started() {
        DatabaseServer server = database.server().orElseThrow();
        server.start();
        return server;
    }

    private PackagedApplication start(DatabaseServer server) {
        return PackagedApplication.start(database.kind(), Map.of("DATABASE_URL", server.databaseUrl()));
    }

    private static Response post(PackagedApplication replica, String key, String name) {
        return replica.request()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("name", name, "model_name", "m", "cluster_name", "c", "image_tag", "t"))
                .post(PackagedContract.INSTANCES);
    }
}
