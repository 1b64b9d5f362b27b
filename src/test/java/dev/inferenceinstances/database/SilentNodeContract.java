package dev.inferenceinstances.database;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.pool.PoolControl;
import dev.inferenceinstances.pool.PoolFlush;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PrePing;
import dev.inferenceinstances.server.SilentRelay;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The node before the database falls silent, with the pool's connections open, and is well again. */
abstract class SilentNodeContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What an old connection or a hanging handshake would take, one after another, and more than the pool's time-out with a test before it. */
    private static final int ANSWERED_WITHIN_SECONDS = 10;

    private static final int CALLERS = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Inject
    PoolControl control;

    @Inject
    PoolReader reader;

    @Inject
    PrePing trusting;

    /** Set by {@link dev.inferenceinstances.testing.SilentNodeResource}. */
    SilentRelay relay;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void theCallerIsAnsweredAndThePoolComesBack() {
        assertThat(list()).isEqualTo(200);
        assertThat(ask()).isLessThan(300);
        long onset = System.nanoTime();
        relay.silentAfter(0);
        // alone, it meets every idle connection, one after another
        assertThat(CompletableFuture.supplyAsync(this::ask)
                        .orTimeout(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(503);
        Log.infof("The caller was answered after %d ms", since(onset));
        await("DOWN").atMost(PATIENCE).until(() -> ready() == 503);
        Log.infof("DOWN was seen after %d ms", since(onset));
        long well = System.nanoTime();
        relay.passAgain();
        await("requests are served").atMost(PATIENCE).until(() -> list() == 200);
        Log.infof("Served again after %d ms", since(well));
        await("UP").atMost(PATIENCE).until(() -> ready() == 200);
        await("all is open").atMost(PATIENCE).until(() -> pool("total_connections") >= pool("pool_size"));
        Log.infof("UP and filled after %d ms", since(well));
    }

    @Test
    void whoWaitsForAConnectionThatIsBeingOpenedIsCounted() {
        assertThat(list()).isEqualTo(200);
        relay.silentAfter(0);
        assertThat(list()).isEqualTo(503);
        await("what was open is given up").atMost(PATIENCE).until(() -> pool("total_connections") == 0);
        List<CompletableFuture<Integer>> callers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::list, threads))
                .limit(CALLERS)
                .toList();
        await("each waits").atMost(PATIENCE).until(() -> pool("waiting") == CALLERS);
        assertThat(callers).extracting(CompletableFuture::join).containsOnly(503);
        relay.passAgain();
        await("requests are served").atMost(PATIENCE).until(() -> list() == 200);
        await("all is open").atMost(PATIENCE).until(() -> pool("total_connections") >= pool("pool_size"));
        assertThat(pool("waiting")).isZero();
    }

    /** The pool would begin anew with what it has just opened, for as long as the test takes. */
    @Test
    void whatIsBeingTestedDoesNotKeepThePoolReplacing() {
        await("all is open").atMost(PATIENCE).until(() -> pool("total_connections") >= pool("pool_size"));
        relay.openOnesFallSilent();
        trusting.distrust();
        CompletableFuture<Integer> tester = CompletableFuture.supplyAsync(this::list, threads);
        await("it tests an old one").atMost(PATIENCE).until(() -> pool("waiting") == 1);
        long opened = reader.creations().count();
        control.flush(PoolFlush.GRACEFUL);
        tester.join();
        await("all is open").atMost(PATIENCE).until(() -> pool("total_connections") >= pool("pool_size"));
        assertThat(reader.creations().count() - opened).isLessThanOrEqualTo(2L * pool("pool_size"));
    }

    /** What the caller wants while the node is silent. */
    int ask() {
        return list();
    }

    private int list() {
        return when().get("/api/instances").statusCode();
    }

    private static int pool(String figure) {
        return when().get("/api/monitoring/db-pool").jsonPath().getInt(figure);
    }

    private static int ready() {
        return when().get("/q/health/ready").statusCode();
    }

    private static long since(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
