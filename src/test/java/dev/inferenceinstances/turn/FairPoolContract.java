package dev.inferenceinstances.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.lease.LeaseLedger;
import dev.inferenceinstances.lease.SlowReturn;
import dev.inferenceinstances.pool.PoolReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A full pool of real connections, and who gets the one that comes back. */
abstract class FairPoolContract {

    private static final int TIMES = 20;

    /** A caller waits for what is on its way for some tenths of a second. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private static final Duration LONGER_THAN_OVERTAKEN = Duration.ofMillis(20);

    @Inject
    EntityManager entities;

    @Inject
    PoolReader pool;

    @Inject
    AgroalDataSource connections;

    @Inject
    LeaseLedger ledger;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void giveAllBack() {
        end.countDown();
        await().untilAsserted(() -> assertThat(pool.read().checkedOut()).isZero());
        threads.shutdown();
    }

    @Test
    void whoWaitsGetsTheConnectionThoughItsHolderAsksAgainAtOnce() {
        holdAllButOne();
        for (int time = 0; time < TIMES; time++) {
            List<String> got = new CopyOnWriteArrayList<>();
            CompletableFuture<Void> waiter = new CompletableFuture<>();
            CompletableFuture<Void> holder = CompletableFuture.runAsync(
                    () -> {
                        borrow(() -> {
                            threads.execute(() -> {
                                borrow(() -> got.add("who waited"));
                                waiter.complete(null);
                            });
                            await("for longer than it may be overtaken")
                                    .during(LONGER_THAN_OVERTAKEN)
                                    .until(() -> pool.read().waiting() == 1);
                        });
                        borrow(() -> got.add("who had it"));
                    },
                    threads);
            holder.join();
            waiter.join();
            assertThat(got).containsExactly("who waited", "who had it");
        }
    }

    @Test
    void whoHoldsAConnectionMayBorrowAgainBeforeThoseWhoWait() {
        holdAllButOne();
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        borrow(() -> {
            threads.execute(() -> {
                borrow(() -> {});
                waiter.complete(null);
            });
            await().until(() -> pool.read().waiting() == 1);
            // of the same transaction, so the same connection
            entities.clear();
            ask();
            assertThat(waiter).isNotDone();
        });
        waiter.join();
    }

    /** A connection that comes back between the pool's search and its wait would be missed. */
    @Test
    void whoComesWhileAConnectionIsOnItsWayBackDoesNotWaitInThePool() {
        holdAllButOne();
        CountDownLatch mayComeBack = new CountDownLatch(1);
        connections.setPoolInterceptors(List.of(new SlowReturn(ledger, mayComeBack)));
        try {
            CountDownLatch borrowed = new CountDownLatch(1);
            CompletableFuture<Void> holder = CompletableFuture.runAsync(() -> borrow(borrowed::countDown), threads);
            await().until(() -> borrowed.getCount() == 0
                    && pool.read().checkedOut() == pool.read().maxConnections() - 1);
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            CompletableFuture<Void> next = CompletableFuture.runAsync(
                    () -> {
                        caller.complete(Thread.currentThread());
                        borrow(() -> {});
                    },
                    threads);
            await().pollInterval(AT_ONCE).until(() -> caller.join().getState() == Thread.State.TIMED_WAITING);
            assertThat(connections.getMetrics().awaitingCount()).isZero();
            mayComeBack.countDown();
            holder.join();
            next.join();
        } finally {
            mayComeBack.countDown();
            connections.setPoolInterceptors(List.of(ledger));
        }
    }

    private void holdAllButOne() {
        int most = pool.read().maxConnections();
        IntStream.range(1, most)
                .forEach(number -> threads.execute(() -> borrow(() -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })));
        await().until(() -> pool.read().checkedOut() == most - 1);
    }

    private void borrow(Runnable meanwhile) {
        QuarkusTransaction.requiringNew().run(() -> {
            ask();
            meanwhile.run();
        });
    }

    private void ask() {
        entities.createNativeQuery("SELECT 1").getSingleResult();
    }
}
