package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A pooler that hangs for a while gets one connection, however often it was asked. */
class ConsoleConnectionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final LateServer server = new LateServer();
    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final ConsoleConnection connection = new ConsoleConnection(
            () -> PgConnection.connect(vertx, server.options()), Duration.ofNanos(10), nanoTime::get);

    @AfterEach
    void close() {
        connection.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoAsksWhileItHangsWaitsForTheAttemptThatIsUnderWay() {
        List<CompletableFuture<PgConnection>> all =
                Stream.generate(connection::get).limit(5).toList();
        all.get(0).cancel(false);
        server.goOn();
        PgConnection console = opened(all.get(4));
        assertThat(all.subList(1, 5))
                .allSatisfy(each -> assertThat(opened(each)).isSameAs(console));
        assertThat(opened(connection.get())).isSameAs(console);
        assertThat(server.takenUp()).isOne();
    }

    @Test
    void anAttemptThatWasGivenUpIsClosedWhenItSucceedsAfterAll() {
        CompletableFuture<PgConnection> early = connection.get();
        nanoTime.addAndGet(10);
        CompletableFuture<PgConnection> late = connection.get();
        server.goOn();
        assertThat(opened(late)).isNotSameAs(opened(early)).isSameAs(opened(connection.get()));
        await().untilAsserted(() -> assertThat(server.open()).isOne());
        assertThat(server.takenUp()).isEqualTo(2);
    }

    @Test
    void afterTheEndOfOneAnotherIsOpened() {
        server.goOn();
        PgConnection first = opened(connection.get());
        connection.close();
        assertThat(opened(connection.get())).isNotSameAs(first);
        await().untilAsserted(() -> assertThat(server.open()).isOne());
    }

    @Test
    void afterAFailureTheNextTriesAnew() {
        server.close();
        assertThat(connection.get()).failsWithin(PATIENCE);
        assertThat(connection.get()).failsWithin(PATIENCE);
    }

    private static PgConnection opened(CompletableFuture<PgConnection> asked) {
        assertThat(asked).succeedsWithin(PATIENCE);
        return asked.join();
    }
}
