package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/** What the pool is to close, but has not closed yet: its own thread is kept from it until the test lets it go on. */
class GivenUpConnectionTest {

    private final Clock clock = Clock.systemUTC();
    private final BorrowPeak peak = new BorrowPeak(clock);
    private final Timings timings = new Timings(Clock.systemUTC());
    private final HolderRegistry holders = new HolderRegistry(timings);
    private final Suspicion suspicion = new Suspicion(holders);
    private final LeaseSettings settings =
            new LeaseSettings(Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
    private final Leaks leaks = new Leaks(clock, suspicion, new LeakReclaimer(settings), leak -> {});
    private final LeaseLedger ledger =
            new LeaseLedger(holders, peak, leaks, new PoolerGuard(Duration.ofSeconds(10)), new HandshakeTimeout(0));
    private final Leases leases = new Leases(holders, ledger);
    private final LeaseMonitor monitor = new LeaseMonitor(ledger, leaks, suspicion, settings);
    private final CountDownLatch mayClose = new CountDownLatch(1);
    private AgroalDataSource pool;

    @BeforeEach
    void open() throws Exception {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(2)
                        .acquisitionTimeout(Duration.ofMinutes(1))
                        .connectionFactoryConfiguration(factory ->
                                factory.connectionProviderClass(JDBC.class).jdbcUrl("jdbc:sqlite::memory:"))));
        pool.setPoolInterceptors(List.of(ledger, new Hindrance()));
    }

    @AfterEach
    void close() {
        mayClose.countDown();
        pool.close();
    }

    @Test
    void whatComesBackToASmallerPoolIsNoLeakThoughItIsNotClosedYet() throws Exception {
        try (Connection stays = pool.getConnection()) {
            leases.request("GET /", "1", () -> {
                Connection tooMany = borrow();
                pool.getConfiguration().connectionPoolConfiguration().setMaxSize(1);
                giveBack(tooMany);
            });
            assertThat(ledger.lent()).hasSize(2);
            monitor.judge(System.nanoTime());
            mayClose.countDown();
            await().untilAsserted(() -> assertThat(ledger.lent()).hasSize(1));
            assertThat(leaks.total()).isZero();
        }
    }

    @Test
    void whatIsKeptIsALeakALittleLater() {
        leases.request("GET /", "1", () -> {
            borrow();
            pool.flush(FlushMode.GRACEFUL);
            await().until(() -> ledger.lent().get(0).connection().givenUp());
        });
        assertThat(leaks.total()).isZero();
        monitor.judge(System.nanoTime() + LeaseMonitor.CLOSED_BY_NANOS);
        assertThat(leaks.all())
                .singleElement()
                .satisfies(leak -> assertThat(leak.reason()).isEqualTo(LeakReason.OUTLIVED_REQUEST));
    }

    private Connection borrow() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Comes before the ledger when a connection is closed. */
    private final class Hindrance implements AgroalPoolInterceptor {

        @Override
        public void onConnectionDestroy(Connection connection) {
            try {
                mayClose.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public int getPriority() {
            return 1;
        }
    }
}
