package dev.inferenceinstances.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeakReason;
import dev.inferenceinstances.stream.StreamClient.Received;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What becomes of a client that does not read. Nothing in it depends on the database. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteStreamBacklogTest {

    /** In bytes many times what may lie ready for a client, here, in the kernel and at the client. */
    private static final int LEAKS = 2000;
    /** Less than the log keeps, so that a client that reads misses none. */
    private static final int AT_ONCE = 50;

    @Inject
    Event<Leak> leaks;

    @Inject
    Subscribers subscribers;

    @Inject
    Vertx vertx;

    @Test
    void aSlowReaderSkipsToTheNewest() throws IOException {
        try (StreamClient quick = StreamClient.open();
                SleepyClient slow = SleepyClient.open()) {
            quick.awaits("reading");
            await().until(() -> subscribers.count() == 2);
            happen(quick, LEAKS);
            slow.wakeUp();
            Received last = leaks(quick).get(LEAKS - 1);
            slow.awaits("id: " + last.id());
            await("its data, which comes after its id")
                    .atMost(StreamClient.PATIENCE)
                    .until(() -> slow.leaks().contains(LEAKS));
            assertThat(slow.leaks())
                    .as("what lay ready, and what was kept: no more")
                    .hasSizeLessThan(LEAKS / 2)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(1);
            assertThat(slow.leaks()
                            .subList(slow.leaks().size() - AT_ONCE, slow.leaks().size()))
                    .as("the newest without a gap")
                    .startsWith(LEAKS - AT_ONCE + 1)
                    .endsWith(LEAKS);
            Received reading = quick.awaits(each -> each.isA("reading") && each.sequence() > last.sequence());
            slow.awaits("id: " + reading.id());
        }
    }

    @Test
    void aClientThatTakesNothingForAMinuteIsGone() throws IOException {
        try (StreamClient quick = StreamClient.open();
                SleepyClient slow = SleepyClient.open()) {
            quick.awaits("reading");
            await().until(() -> subscribers.count() == 2);
            happen(quick, LEAKS);
            for (int second = 0; second < Subscriber.GONE_AFTER; second++) {
                subscribers.tick();
            }
            await().atMost(StreamClient.PATIENCE).until(() -> subscribers.count() == 1);
            slow.wakeUp();
            slow.awaitsTheEnd();
            Received reading = quick.received().get(quick.received().size() - 1);
            quick.awaits(each -> each.sequence() > reading.sequence());
            await("what keeps a proxy from cutting the line in a quiet hour")
                    .atMost(StreamClient.PATIENCE)
                    .until(() -> quick.lines().contains(": heartbeat"));
        }
    }

    @Test
    void soIsOneWhoseConnectionCarriesSeveralAnswers() {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        try (StreamClient quick = StreamClient.open()) {
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            client.request(HttpMethod.GET, RestAssured.port, "localhost", StreamRoute.PATH)
                    .compose(HttpClientRequest::send)
                    .onSuccess(answer -> answer.pause().exceptionHandler(end::complete));
            quick.awaits("reading");
            await().until(() -> subscribers.count() == 2);
            happen(quick, LEAKS);
            for (int second = 0; second < Subscriber.GONE_AFTER; second++) {
                subscribers.tick();
            }
            await().atMost(StreamClient.PATIENCE).until(() -> subscribers.count() == 1);
            assertThat(end).succeedsWithin(StreamClient.PATIENCE);
        } finally {
            client.close();
        }
    }

    /** As many leaks, as fast as a client that reads takes them. */
    private void happen(StreamClient quick, int count) {
        for (int id = 1; id <= count; id++) {
            leaks.fire(new Leak(
                    id,
                    "GET /somewhere",
                    "request-" + id,
                    null,
                    null,
                    LeakReason.OVERDUE,
                    Instant.EPOCH,
                    1,
                    null,
                    null));
            if (id % AT_ONCE == 0) {
                int before = id;
                await().pollInterval(Duration.ofMillis(1))
                        .atMost(StreamClient.PATIENCE)
                        .until(() -> leaks(quick).size() == before);
            }
        }
    }

    private static List<Received> leaks(StreamClient client) {
        return client.received().stream().filter(each -> each.isA("leak")).toList();
    }
}
