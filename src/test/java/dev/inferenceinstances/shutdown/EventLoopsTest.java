package dev.inferenceinstances.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatCameWhileALoopWasHeldUpIsReadBefore() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    request.response().end();
                })
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        try (Socket client = new Socket("localhost", server.actualPort())) {
            send(client);
            await().atMost(PATIENCE).until(() -> requests.get() == 1);

            CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
            CompletableFuture<Void> heldUp = new CompletableFuture<>();
            vertx.runOnContext(task -> {
                heldUp.complete(null);
                mayGoOn.join();
            });
            heldUp.join();
            send(client);
            CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> {
                new EventLoops(vertx).awaitRead(System.nanoTime() + PATIENCE.toNanos());
                return requests.get();
            });
            assertThat(read).isNotDone();
            mayGoOn.complete(null);
            assertThat(read).succeedsWithin(PATIENCE).isEqualTo(2);
        }
    }

    @Test
    void aLoopThatIsHeldUpForTooLongIsNotWaitedFor() {
        CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
        vertx.runOnContext(task -> mayGoOn.join());
        new EventLoops(vertx)
                .awaitRead(System.nanoTime() + Duration.ofMillis(50).toNanos());
        assertThat(mayGoOn).isNotDone();
        mayGoOn.complete(null);
    }

    private static void send(Socket client) throws Exception {
        client.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
