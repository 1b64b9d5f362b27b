package dev.inferenceinstances.stream;

import static dev.inferenceinstances.lease.PoolOverHttp.timings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.stream.StreamClient.Received;
import dev.inferenceinstances.testing.CrowdProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.Saboteur;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The stream when there is much to do: for many readers, and beside more requests than there are connections and threads. */
@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(CrowdProfile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostgresqlStreamCrowdTest {

    private static final int READERS = 200;
    private static final int FEW_THREADS = 20;
    /** The service has a worker thread for each request that it admits. */
    private static final int ALL_WORKERS = CrowdProfile.CONNECTIONS + CrowdProfile.WAITING;

    /** Set by {@link dev.inferenceinstances.testing.DatabaseResource}. */
    DatabaseServer server;

    /** The first, since holds are counted a second late. */
    @Test
    @Order(1)
    void twoHundredReadersTakeNoConnectionAndNoThread() {
        long borrows = timings("start").getLong("hold_ms.count");
        int threads = threads();
        List<StreamClient> all =
                Stream.generate(StreamClient::open).limit(READERS).toList();
        try {
            Received third = await().atMost(StreamClient.PATIENCE)
                    .until(() -> readings(all.get(READERS - 1)), readings -> readings.size() >= 3)
                    .get(2);
            all.forEach(each -> each.awaits(third::equals));
            assertThat(threads()).isLessThan(threads + FEW_THREADS);
            assertThat(timings("start").getLong("hold_ms.count")).isEqualTo(borrows);
        } finally {
            all.forEach(StreamClient::close);
        }
    }

    @Test
    @Order(2)
    void goesOnWhileEveryConnectionAndWorkerIsTaken() throws SQLException {
        List<CompletableFuture<Integer>> crowd;
        try (StreamClient before = StreamClient.open();
                Connection ignored = Saboteur.POSTGRESQL.lockTable(server, server.databaseUrl())) {
            crowd = crowd();
            Received full = before.awaits(
                    each -> each.isA("reading") && each.json().getInt("pool.waiting") == CrowdProfile.WAITING);
            assertThat(full.json().getBoolean("pool.exhausted")).isTrue();
            before.awaits(each -> each.isA("reading") && each.sequence() > full.sequence());
            try (StreamClient during = StreamClient.open()) {
                assertThat(during.awaits("reading").json().getBoolean("pool.exhausted"))
                        .isTrue();
            }
            before.awaits(
                    each -> each.isA("incident") && each.json().get("code").equals("exhausted"));
            assertThat(crowd.stream().noneMatch(CompletableFuture::isDone))
                    .as("all this was told while everybody waited")
                    .isTrue();
        }
        assertThat(crowd).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    }

    private static List<Received> readings(StreamClient client) {
        return client.received().stream().filter(each -> each.isA("reading")).toList();
    }

    private static List<CompletableFuture<Integer>> crowd() {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/api/instances"))
                .build();
        return Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .limit(ALL_WORKERS)
                .toList();
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }
}
