package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.lease.BorrowPeak;
import dev.inferenceinstances.lease.LeaseView;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Reads the real pool, and counts how often each thread does. */
@Alternative
@Singleton
public class CountingPoolReader extends PoolReader {

    private final ThreadLocal<Integer> readings = ThreadLocal.withInitial(() -> 0);

    CountingPoolReader(
            AgroalDataSource dataSource,
            PoolSettings settings,
            PoolControl control,
            BorrowPeak peak,
            Acquisitions acquisitions,
            LeaseView leases) {
        super(dataSource, settings, control, peak, acquisitions, leases);
    }

    @Override
    public PoolReading read() {
        readings.set(readings.get() + 1);
        return super.read();
    }

    /** How often the calling thread has read. */
    public int readings() {
        return readings.get();
    }
}
