package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.lease.BorrowPeak;
import dev.inferenceinstances.lease.BorrowPeak.Mark;
import dev.inferenceinstances.lease.LeaseView;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import jakarta.enterprise.context.ApplicationScoped;

/** The one adapter that reads the Agroal pool. Reads memory only: it borrows nothing and waits for nothing. */
@ApplicationScoped
public class PoolReader {

    private final AgroalDataSource dataSource;
    private final PoolSettings settings;
    private final PoolControl control;
    private final BorrowPeak peak;
    private final Acquisitions acquisitions;
    private final LeaseView leases;

    PoolReader(
            AgroalDataSource dataSource,
            PoolSettings settings,
            PoolControl control,
            BorrowPeak peak,
            Acquisitions acquisitions,
            LeaseView leases) {
        this.dataSource = dataSource;
        this.settings = settings;
        this.control = control;
        this.peak = peak;
        this.acquisitions = acquisitions;
        this.leases = leases;
    }

    /**
     * The pool as it is now. How many are borrowed is what the ledger counted: the pool's own count stays wrong when a
     * connection that was reclaimed is closed late. The pool's two figures are taken for their sum, which is every open connection.
     */
    public PoolReading read() {
        AgroalDataSourceMetrics metrics = dataSource.getMetrics();
        int open = Math.toIntExact(metrics.availableCount() + metrics.activeCount());
        int borrowed = peak.current();
        PoolSize size = control.size();
        Mark highest = peak.sinceStart();
        Mark recent = peak.recent();
        return new PoolReading(
                size.base(),
                size.overflow(),
                settings.shared(),
                open - borrowed,
                borrowed,
                control.waiting(),
                acquisitions.timeouts(),
                highest.checkedOut(),
                highest.at(),
                recent.checkedOut(),
                recent.at(),
                leases.leaked(),
                acquisitions.shedRequests(),
                leases.leaksFound());
    }

    /** The connections that were opened since start. */
    public ConnectionCreations creations() {
        AgroalDataSourceMetrics metrics = dataSource.getMetrics();
        return new ConnectionCreations(metrics.creationCount(), metrics.creationTimeTotal());
    }

    /** How many connections the pool has lent since start. */
    long borrows() {
        return dataSource.getMetrics().acquireCount();
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
