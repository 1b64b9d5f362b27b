package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.pool.ConnectionHandler;
import io.agroal.pool.util.XAConnectionAdaptor;
import io.agroal.pool.wrapper.ConnectionWrapper;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A connection that is closed in the very moment in which it is lent, as a flush of all may do. */
class ClosedWhileBorrowedTest {

    private final Clock clock = Clock.systemUTC();
    private final BorrowPeak peak = new BorrowPeak(clock);
    private final HolderRegistry holders = new HolderRegistry(new Timings(Clock.systemUTC()));
    private final LeaseSettings settings =
            new LeaseSettings(Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
    private final LeaseLedger ledger = new LeaseLedger(
            holders,
            peak,
            new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings), leak -> {}),
            new PoolerGuard(Duration.ofSeconds(10)),
            new HandshakeTimeout(0));
    private Connection pooled;

    @Test
    void leavesNoLease() throws SQLException {
        pooled = new ConnectionWrapper(new ConnectionHandler(new XAConnectionAdaptor(raw()), null), false, true);
        ledger.onConnectionAcquire(pooled);
        assertThat(peak.current()).isZero();
        assertThat(peak.sinceStart().checkedOut()).isEqualTo(1);
        ledger.onConnectionReturn(pooled);
        assertThat(peak.current()).isZero();
    }

    /** The ledger asks it for its transaction after it has found its slot, and before it lends it. */
    private Connection raw() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getAutoCommit")) {
                        ledger.onConnectionDestroy(pooled);
                        return true;
                    }
                    return method.getReturnType() == boolean.class ? false : null;
                });
    }
}
