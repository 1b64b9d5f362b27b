package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.pool.IdleConnections;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/**
 * A caller that comes after the only connection is no longer lent and before the pool has it again. The worst case for it: the pool has
 * searched in vain, and the connection comes back just before the caller waits for one.
 */
class ReturningConnectionTest {

    /** A caller waits for what is on its way for some tenths of a second. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Clock clock = Clock.systemUTC();
    private final Timings timings = new Timings(clock);
    private final HolderRegistry holders = new HolderRegistry(timings);
    private final LeaseSettings settings =
            new LeaseSettings(Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
    private final Leaks leaks = new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings), leak -> {});
    private final LeaseLedger ledger = new LeaseLedger(
            holders, new BorrowPeak(clock), leaks, new PoolerGuard(Duration.ofSeconds(10)), new HandshakeTimeout(0));
    private final Acquisitions acquisitions = new Acquisitions(ledger, timings, settings);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch mayComeBack = new CountDownLatch(1);
    private final CountDownLatch isBack = new CountDownLatch(1);
    private final AtomicReference<Thread> caller = new AtomicReference<>();
    private AgroalDataSource pool;

    @BeforeEach
    void open() throws Exception {
        pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(configuration -> configuration
                                .maxSize(1)
                                .acquisitionTimeout(settings.acquisitionTimeout())
                                .connectionCache(new IdleConnections(ledger::takeIdle))
                                .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(JDBC.class)
                                        .jdbcUrl("jdbc:sqlite::memory:"))),
                new LateWaiter());
        pool.setPoolInterceptors(List.of(new SlowReturn(ledger, mayComeBack)));
        acquisitions.connections(1);
    }

    @AfterEach
    void close() {
        mayComeBack.countDown();
        threads.shutdown();
        pool.close();
    }

    @Test
    void getsTheConnectionThatIsOnItsWayBack() throws Exception {
        Connection lent = pool.getConnection();
        Future<?> returned = threads.submit(() -> {
            lent.close();
            isBack.countDown();
            return null;
        });
        await().until(() -> ledger.lent().isEmpty());

        Future<Connection> next = threads.submit(() -> {
            caller.set(Thread.currentThread());
            return borrow();
        });
        await().pollInterval(AT_ONCE).until(() -> caller.get() != null && waits(caller.get()));
        mayComeBack.countDown();

        returned.get(1, TimeUnit.MINUTES);
        try (Connection got = next.get(1, TimeUnit.MINUTES)) {
            assertThat(ledger.lent()).hasSize(1);
        }
    }

    private Connection borrow() throws Exception {
        acquisitions.awaitTurn(System.nanoTime());
        try {
            return pool.getConnection();
        } finally {
            acquisitions.asked();
        }
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING;
    }

    /** Keeps who has searched in vain from waiting before the connection has come back. */
    private final class LateWaiter implements AgroalDataSourceListener {

        @Override
        public void beforePoolBlock(long timeout) {
            if (Thread.currentThread() == caller.get()) {
                try {
                    isBack.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
