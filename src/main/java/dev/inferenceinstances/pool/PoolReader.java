package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.BorrowPeak;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import jakarta.enterprise.context.ApplicationScoped;

/** The one adapter that reads the Agroal pool. Reads memory only: it borrows nothing and waits for nothing. */
@ApplicationScoped
public class PoolReader {

    private final AgroalDataSource dataSource;
    private final PoolSettings settings;
    private final BorrowPeak peak;
    private final AcquisitionTimeouts timeouts;

    PoolReader(AgroalDataSource dataSource, PoolSettings settings, BorrowPeak peak, AcquisitionTimeouts timeouts) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.peak = peak;
        this.timeouts = timeouts;
    }

    /** The pool as it is now. */
    public PoolReading read() {
        AgroalDataSourceMetrics metrics = dataSource.getMetrics();
        BorrowPeak.Mark highest = peak.mark();
        return new PoolReading(
                settings.size(),
                settings.maxOverflow(),
                settings.shared(),
                Math.toIntExact(metrics.availableCount()),
                Math.toIntExact(metrics.activeCount()),
                Math.toIntExact(metrics.awaitingCount()),
                timeouts.count(),
                highest.checkedOut(),
                highest.at());
    }

    /**
     * How often the pool has seen the database answer, since start: each new connection, and with pre-ping on each borrow. The
     * count grows or stays; its size means nothing.
     */
    long proofs() {
        AgroalDataSourceMetrics metrics = dataSource.getMetrics();
        return metrics.creationCount() + (settings.prePing() ? metrics.acquireCount() : 0);
    }
}
