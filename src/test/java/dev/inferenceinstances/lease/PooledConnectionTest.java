package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** Connections that a pool opened before it knew of the ledger, as Quarkus lets it, and those that it opens later. */
@RunsOn(TestDatabase.TRANSACTION_POOLER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PooledConnectionTest {

    private final Clock clock = Clock.systemUTC();
    private final HolderRegistry holders = new HolderRegistry(new Timings(Clock.systemUTC()));
    private final PooledPostgresServer server = PooledPostgresServer.byTransaction();

    @BeforeAll
    void start() {
        server.start();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void bothAreGuardedBeforeTheyAreUsedAndTellNoServerProcess() throws Exception {
        LeaseLedger ledger = ledger();
        try (AgroalDataSource pool = pool(server.databaseUrl())) {
            await().until(() -> pool.getMetrics().creationCount() == 1);
            pool.setPoolInterceptors(List.of(ledger));
            try (Connection early = pool.getConnection();
                    Connection late = pool.getConnection()) {
                assertThat(early.unwrap(PGConnection.class).getPrepareThreshold())
                        .isZero();
                assertThat(late.unwrap(PGConnection.class).getPrepareThreshold())
                        .isZero();
                assertThat(ledger.lent())
                        .hasSize(2)
                        .allSatisfy(slot -> assertThat(slot.serverPid()).isNull());
            }
        }
    }

    @Test
    void pastThePoolerTheServerProcessIsTold() throws Exception {
        LeaseLedger ledger = ledger();
        try (AgroalDataSource pool = pool(server.directUrl())) {
            await().until(() -> pool.getMetrics().creationCount() == 1);
            pool.setPoolInterceptors(List.of(ledger));
            try (Connection early = pool.getConnection();
                    Connection late = pool.getConnection()) {
                assertThat(ledger.lent())
                        .extracting(LeaseSlot::serverPid)
                        .containsExactlyInAnyOrder(
                                early.unwrap(PGConnection.class).getBackendPID(),
                                late.unwrap(PGConnection.class).getBackendPID());
            }
        }
    }

    private static AgroalDataSource pool(String databaseUrl) throws Exception {
        DatabaseUrl url = DatabaseUrl.parse(databaseUrl);
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(configuration -> configuration
                        .initialSize(1)
                        .maxSize(2)
                        .acquisitionTimeout(Duration.ofMinutes(1))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(Driver.class)
                                .jdbcUrl(url.jdbcUrl())
                                .principal(new NamePrincipal(url.user().orElseThrow()))
                                .credential(new SimplePassword(url.password().orElseThrow())))));
    }

    private LeaseLedger ledger() {
        LeaseSettings settings = new LeaseSettings(
                Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
        Leaks leaks = new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings), leak -> {});
        return new LeaseLedger(
                holders,
                new BorrowPeak(clock),
                leaks,
                new PoolerGuard(Duration.ofSeconds(10)),
                new HandshakeTimeout(0));
    }
}
