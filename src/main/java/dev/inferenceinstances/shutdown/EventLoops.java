package dev.inferenceinstances.shutdown;

import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The threads that read what clients send. One that is held up knows nothing of a request that has come in the meantime. */
@Singleton
class EventLoops {

    private final VertxInternal vertx;

    EventLoops(Vertx vertx) {
        this.vertx = (VertxInternal) vertx;
    }

    /**
     * Waits until each has read what had come before, or the time is up. A loop reads between two rounds of its tasks, and begins one that
     * is due later in a later round.
     *
     * @param deadline as {@link System#nanoTime()} counts
     */
    void awaitRead(long deadline) {
        List<CompletableFuture<Void>> rounds = new ArrayList<>();
        for (EventExecutor loop : vertx.getEventLoopGroup()) {
            CompletableFuture<Void> round = new CompletableFuture<>();
            rounds.add(round);
            later(loop, () -> later(loop, () -> round.complete(null)));
        }
        CompletableFuture.allOf(rounds.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .join();
    }

    /**
     * Keeps all of them from reading and sending anything until this is released, or the time is up. Returns when they are kept; to be called
     * from none of them.
     */
    CompletableFuture<Void> hold(Duration most) {
        CompletableFuture<Void> released =
                new CompletableFuture<Void>().completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS);
        List<CompletableFuture<Void>> held = new ArrayList<>();
        for (EventExecutor loop : vertx.getEventLoopGroup()) {
            CompletableFuture<Void> reached = new CompletableFuture<>();
            held.add(reached);
            loop.execute(() -> {
                reached.complete(null);
                released.join();
            });
        }
        CompletableFuture.anyOf(CompletableFuture.allOf(held.toArray(CompletableFuture[]::new)), released)
                .join();
        return released;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it tells by itself that it has run
    private static void later(EventExecutor loop, Runnable task) {
        loop.schedule(task, 1, TimeUnit.MILLISECONDS);
    }
}
