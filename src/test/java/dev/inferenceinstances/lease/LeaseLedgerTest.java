package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/** The ledger behind a real pool of SQLite connections, without the service around it. */
class LeaseLedgerTest {

    private static final int CONNECTIONS = 4;
    private static final int THREADS = 6;
    private static final int BORROWS_EACH = 170_000;

    private final Clock clock = Clock.systemUTC();
    private final BorrowPeak peak = new BorrowPeak(clock);
    private final Timings timings = new Timings(Clock.systemUTC());
    private final HolderRegistry holders = new HolderRegistry(timings);
    private final Leaks leaks = leaks();
    private final LeaseLedger ledger =
            new LeaseLedger(holders, peak, leaks, new PoolerGuard(Duration.ofSeconds(10)), new HandshakeTimeout(0));
    private AgroalDataSource pool;

    @BeforeEach
    void open() throws Exception {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofMinutes(1))
                        .connectionFactoryConfiguration(factory ->
                                factory.connectionProviderClass(JDBC.class).jdbcUrl("jdbc:sqlite::memory:"))));
        pool.setPoolInterceptors(List.of(ledger));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void noLeaseIsLostOrLeftOverAfterAMillionBorrowsOnSeveralThreads() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> borrowers = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            borrowers.add(threads.submit(() -> {
                start.await();
                return borrowAgainAndAgain();
            }));
        }
        start.countDown();
        int missing = 0;
        for (Future<Integer> borrower : borrowers) {
            missing += borrower.get(3, TimeUnit.MINUTES);
        }
        threads.shutdown();

        assertThat(missing).as("borrows that the ledger did not know of").isZero();
        assertThat(ledger.lent()).isEmpty();
        assertThat(peak.current()).isZero();
        assertThat(peak.sinceStart().checkedOut()).isEqualTo(CONNECTIONS);
        assertThat(leaks.total()).isZero();
        timings.roll();
        assertThat(timings.holdsSinceStart().count()).as("holds").isEqualTo(THREADS * BORROWS_EACH);
    }

    @Test
    void aConnectionThatThePoolClosesInsteadOfTakingItBackEndsItsLease() throws Exception {
        try (Connection stays = pool.getConnection()) {
            Connection tooMany = pool.getConnection();
            pool.getConfiguration().connectionPoolConfiguration().setMaxSize(1);
            tooMany.close();
            await().untilAsserted(() -> {
                assertThat(ledger.lent()).hasSize(1);
                assertThat(peak.current()).isEqualTo(1);
            });
        }
    }

    @Test
    void aBorrowerOfWhichNothingIsKnownIsNamedByItsThread() throws Exception {
        Thread.currentThread().setName("worker-17");
        try (Connection connection = pool.getConnection()) {
            assertThat(ledger.lent()).hasSize(1);
            assertThat(ledger.lent().get(0).lease().holder().name()).isEqualTo("thread worker");
        }
    }

    /** How often the ledger did not know, while this thread held a connection, that it does. */
    private int borrowAgainAndAgain() throws Exception {
        int missing = 0;
        for (int i = 0; i < BORROWS_EACH; i++) {
            try (Connection connection = pool.getConnection()) {
                missing += ledger.holdsSince(Thread.currentThread(), System.nanoTime() - 60_000_000_000L) ? 0 : 1;
            }
        }
        return missing;
    }

    private Leaks leaks() {
        LeaseSettings settings = new LeaseSettings(
                Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
        return new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings), leak -> {});
    }
}
