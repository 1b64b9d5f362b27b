package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.JDBC;

/** Tasks with a name, behind a real pool of SQLite connections, without the service around it. */
class LeasesTest {

    private static final String NAME = "nightly report";
    private static final Duration RECENT = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final HolderRegistry holders = new HolderRegistry(new Timings(Clock.systemUTC()));
    private final Leaks leaks = leaks();
    private final LeaseLedger ledger = new LeaseLedger(
            holders, new BorrowPeak(clock), leaks, new PoolerGuard(Duration.ofSeconds(10)), new HandshakeTimeout(0));
    private final Leases leases = new Leases(holders, ledger);
    private final LeaseView view = new LeaseView(ledger, leaks, settings(LeakAction.REPORT), clock);
    private AgroalDataSource pool;
    private Connection kept;

    @BeforeEach
    void open() throws SQLException {
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(configuration -> configuration
                        .maxSize(2)
                        .connectionFactoryConfiguration(factory ->
                                factory.connectionProviderClass(JDBC.class).jdbcUrl("jdbc:sqlite::memory:"))));
        pool.setPoolInterceptors(List.of(ledger));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void whatATaskThatRunsAsARequestLeavesOpenIsALeakAtItsEnd() {
        leases.request(NAME, "report-1", () -> {
            keepOne();
            assertThat(leaks.total()).isZero();
        });
        Leak leak = leaks.all().get(0);
        assertThat(leak.reason()).isEqualTo(LeakReason.OUTLIVED_REQUEST);
        assertThat(leak.holder()).isEqualTo(NAME);
        assertThat(leak.requestId()).isEqualTo("report-1");
    }

    @Test
    void soIsWhatItLeavesOpenWhenItFails() {
        assertThatThrownBy(() -> leases.request(NAME, "report-1", () -> {
                    keepOne();
                    throw new IllegalStateException("failed on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(leaks.open()).isEqualTo(1);
    }

    @Test
    void whatItGivesBackIsNone() {
        leases.request(NAME, "report-1", () -> {
            keepOne();
            giveBack();
        });
        assertThat(ledger.lent()).isEmpty();
        assertThat(leaks.total()).isZero();
    }

    @Test
    void whatIsTakenBackAtOnceIsRememberedForAWhile() {
        LeaseView reclaiming = new LeaseView(ledger, leaks, settings(LeakAction.RECLAIM), clock);
        leases.request(NAME, "report-1", this::keepOne);
        assertThat(reclaiming.takenBack(RECENT)).isEmpty();
        giveBack();
        assertThat(reclaiming.takenBack(RECENT))
                .singleElement()
                .satisfies(leak -> assertThat(leak.holder()).isEqualTo(NAME));
        assertThat(reclaiming.takenBack(Duration.ZERO)).isEmpty();
        assertThat(view.takenBack(RECENT)).as("it came back by itself").isEmpty();
    }

    @Test
    void whatItsThreadDoesNowStandsForAStackThatWasNotTaken() {
        leases.request(NAME, "report-1", () -> {
            keepOne();
            assertThat(view.held().get(0).stack()).isNull();
            assertThat(view.heldWithStacks().get(0).stack()).isNotEmpty();
        });
        assertThat(view.heldWithStacks().get(0).stack())
                .as("its thread has gone on")
                .isNull();
    }

    @Test
    void whatATaskInTheBackgroundLeavesOpenIsNotJudgedAtItsEnd() {
        leases.run(NAME, this::keepOne);
        assertThat(ledger.lent().get(0).lease().holder().name()).isEqualTo(NAME);
        assertThat(leaks.total()).isZero();
    }

    private void keepOne() {
        try {
            kept = pool.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void giveBack() {
        try {
            kept.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Leaks leaks() {
        return new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings(LeakAction.REPORT)), leak -> {});
    }

    private static LeaseSettings settings(LeakAction action) {
        return new LeaseSettings(Duration.ofMinutes(1), Duration.ofMinutes(10), action, Duration.ofSeconds(5));
    }
}
